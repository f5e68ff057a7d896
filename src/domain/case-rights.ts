import { isOpen } from "./case-facts";
import { judgeTransition, WORKING_STATUSES } from "./case-status";
import { judgeClassify, judgeClose, judgeResolve, judgeSetNextStep, judgeSetStatus, judgeTag } from "./case-steps";
import { judgeCollaborate, judgeDelegate, judgeForward, judgePropose } from "./collaboration";
import { judgeNote, judgeReply } from "./conversation";
import {
  judgeAccept,
  judgeAnswer,
  judgeForce,
  judgeOffer,
  judgeReopen,
  judgeReturn,
  judgeSplit,
  judgeStandIn,
  judgeSteal,
  judgeTake,
  judgeWithdraw,
  type MoveQuestion,
  type ReturnQuestion,
} from "./ownership";
import { type Refusal, refuse } from "./refusal";

export const CASE_RIGHTS = [
  "TAG",
  "SET_STATUS",
  "CLASSIFY",
  "RESOLVE",
  "CLOSE",
  "SET_NEXT_STEP",
  "TAKE",
  "TRANSFER",
  "WITHDRAW",
  "ACCEPT",
  "DECLINE",
  "FORCE",
  "STEAL",
  "RETURN",
  "SET_ACTING_OWNER",
  "SPLIT",
  "REOPEN",
  "COLLABORATE",
  "DELEGATE",
  "PROPOSE",
  "FORWARD",
  "REPLY",
  "NOTE",
] as const;
/** What a viewer may or may not do to a case now. */
export type CaseRight = (typeof CASE_RIGHTS)[number];

/** Everything that a right looks at: what its command would find under the lock. */
export type RightQuestion = ReturnQuestion;

/**
 * Why a person may not do something to a case now, or `null` where they may.
 *
 * `null`: the command would accept a complete and current input.
 * The commands ask the same judges under the lock, so that what a screen offers is what the server accepts.
 */
export const whyNot: { readonly [R in CaseRight]: (question: RightQuestion) => Refusal | null } = {
  TAG: judgeTag,
  SET_STATUS: (question) => judgeSetStatus(question, null) ?? anyWorkingStatus(question),
  CLASSIFY: judgeClassify,
  RESOLVE: (question) => judgeResolve(question) ?? judgeTransition(question.facts.status, "RESOLVED"),
  CLOSE: (question) => judgeClose(question) ?? judgeTransition(question.facts.status, "CLOSED"),
  SET_NEXT_STEP: (question) => judgeSetNextStep(question) ?? openOnly(question),
  TAKE: judgeTake,
  TRANSFER: judgeOffer,
  WITHDRAW: judgeWithdraw,
  ACCEPT: judgeAccept,
  DECLINE: judgeAnswer,
  FORCE: judgeForce,
  STEAL: judgeSteal,
  RETURN: judgeReturn,
  SET_ACTING_OWNER: judgeStandIn,
  SPLIT: judgeSplit,
  REOPEN: judgeReopen,
  COLLABORATE: judgeCollaborate,
  DELEGATE: judgeDelegate,
  PROPOSE: judgePropose,
  FORWARD: judgeForward,
  REPLY: judgeReply,
  NOTE: (question) => judgeNote(question),
};

function anyWorkingStatus({ facts }: MoveQuestion): Refusal | null {
  const refusals = WORKING_STATUSES.map((status) => judgeTransition(facts.status, status));
  return refusals.includes(null) ? null : (refusals[0] ?? null);
}

function openOnly({ facts }: MoveQuestion): Refusal | null {
  return isOpen(facts.status) ? null : refuse("CASE_CLOSED", "A resolved case has no next step.");
}
