import { isOpen } from "./case-facts";
import { judgeTransition, WORKING_STATUSES } from "./case-status";
import { judgeClassify, judgeClose, judgeResolve, judgeSetNextStep, judgeSetStatus, judgeTag } from "./case-steps";
import { judgeCollaborate, judgeDelegate, judgeEndDelegation, judgeForward, judgePropose, judgeRemoveHelp } from "./collaboration";
import { type ConfirmQuestion, judgeConfirm, judgeNote, judgeRecordCustomer, judgeRecordWork, judgeReply } from "./conversation";
import {
  judgeAccept,
  judgeAnswer,
  judgeEndStandIn,
  judgeForce,
  judgeOffer,
  judgeRejoin,
  judgeReopen,
  judgeReturn,
  judgeSplit,
  judgeStandIn,
  judgeSteal,
  judgeTake,
  judgeWithdraw,
  type MoveQuestion,
  type OwnQuestion,
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
  "END_ACTING_OWNER",
  "SPLIT",
  "REJOIN",
  "REOPEN",
  "COLLABORATE",
  "REMOVE_COLLABORATOR",
  "DELEGATE",
  "END_DELEGATION",
  "PROPOSE",
  "FORWARD",
  "REPLY",
  "NOTE",
  "RECORD_CUSTOMER_MESSAGE",
  "RECORD_RESOLUTION_ATTEMPT",
  "CONFIRM_RESOLUTION",
  "RECORD_SATISFACTION",
  "SET_CUSTOMER_MOOD",
] as const;
/** What a viewer may or may not do to a case now. */
export type CaseRight = (typeof CASE_RIGHTS)[number];

/** Everything that a right looks at: what its command would find under the lock. */
export interface RightQuestion extends OwnQuestion, ReturnQuestion, ConfirmQuestion {}

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
  END_ACTING_OWNER: judgeEndStandIn,
  SPLIT: judgeSplit,
  REJOIN: judgeRejoin,
  REOPEN: judgeReopen,
  COLLABORATE: judgeCollaborate,
  REMOVE_COLLABORATOR: judgeRemoveHelp,
  DELEGATE: judgeDelegate,
  END_DELEGATION: judgeEndDelegation,
  PROPOSE: judgePropose,
  FORWARD: judgeForward,
  REPLY: judgeReply,
  NOTE: (question) => judgeNote(question),
  RECORD_CUSTOMER_MESSAGE: judgeRecordCustomer,
  RECORD_RESOLUTION_ATTEMPT: judgeRecordWork,
  CONFIRM_RESOLUTION: judgeConfirm,
  RECORD_SATISFACTION: judgeRecordCustomer,
  SET_CUSTOMER_MOOD: judgeRecordWork,
};

/** What a right asks beyond the case's row and how a person stands to it. */
export type FarFact = "away" | "wayBack" | "lastAttempt";

/** Which far fact a right asks for, if any. */
export const FAR_FACT_OF = {
  TAKE: "away",
  ACCEPT: "away",
  STEAL: "away",
  RETURN: "wayBack",
  CONFIRM_RESOLUTION: "lastAttempt",
} as const satisfies { readonly [R in CaseRight]?: FarFact };

/**
 * A question whose far facts stand in nobody's way.
 *
 * Law: what is refused to it is refused in the same words whatever the far facts are, so that they need not be looked up.
 */
export function withKindFacts(question: Omit<RightQuestion, FarFact>): RightQuestion {
  const { id } = question.person;
  return { ...question, away: false, wayBack: { toId: id, untaken: false }, lastAttempt: { outcome: "WORKED", confirmedAt: null } };
}

function anyWorkingStatus({ facts }: MoveQuestion): Refusal | null {
  const refusals = WORKING_STATUSES.map((status) => judgeTransition(facts.status, status));
  return refusals.includes(null) ? null : (refusals[0] ?? null);
}

function openOnly({ facts }: MoveQuestion): Refusal | null {
  return isOpen(facts.status) ? null : refuse("CASE_CLOSED", "A resolved case has no next step.");
}
