import { type RightQuestion, whyNot } from "./case-rights";
import { judgeTransition } from "./case-status";
import { judgeClassify, judgeSetStatus } from "./case-steps";
import {
  judgeAnswerProposal,
  judgeOwnTask,
  judgeWithdrawProposal,
  type ProposalKind,
  type ProposalState,
  type ProposedValues,
} from "./collaboration";
import type { ActorId } from "./ids";
import { judgeOffer } from "./ownership";
import type { Refusal } from "./refusal";

export const PROPOSAL_RIGHTS = ["ACCEPT", "DECLINE", "WITHDRAW"] as const;
/** What a viewer may or may not do to a proposal now. */
export type ProposalRight = (typeof PROPOSAL_RIGHTS)[number];

/** What decides over a proposal beside its case. */
export interface JudgedProposal {
  kind: ProposalKind;
  state: ProposalState;
  proposedBy: ActorId;
  status: ProposedValues["status"];
}

/**
 * Why a person may not do something to a proposal now, or `null` where they may.
 *
 * Accepting asks the right to do what is proposed, too; whether a proposed owner could own it, and whether the case is so already, only
 * the command says.
 */
export const whyNotProposal: {
  readonly [R in ProposalRight]: (question: RightQuestion, proposal: JudgedProposal) => Refusal | null;
} = {
  ACCEPT: (question, proposal) => judgeAnswerProposal(question, proposal) ?? atProposal(judgeProposed(question, proposal)),
  DECLINE: judgeAnswerProposal,
  WITHDRAW: judgeWithdrawProposal,
};

// The very judges that the command asks for which the proposal stands.
function judgeProposed(question: RightQuestion, { kind, status }: JudgedProposal): Refusal | null {
  const { facts } = question;
  switch (kind) {
    case "STATUS":
      return judgeSetStatus(question, status) ?? (status === null ? null : judgeTransition(facts.status, status));
    case "OWNER":
      return judgeOffer(question);
    case "CLOSE":
      return facts.status === "RESOLVED" ? whyNot.CLOSE(question) : whyNot.RESOLVE(question);
    default:
      return judgeClassify(question);
  }
}

function atProposal(refused: Refusal | null): Refusal | null {
  return refused === null ? null : { ...refused, path: ["proposalId"] };
}

export const TASK_RIGHTS = ["COMPLETE", "DECLINE", "COMMENT"] as const;
/** What a viewer may or may not do to a task now. */
export type TaskRight = (typeof TASK_RIGHTS)[number];

/** Why a person may not do something to a task now, or `null` where they may. */
export const whyNotTask: { readonly [R in TaskRight]: typeof judgeOwnTask } = {
  COMPLETE: judgeOwnTask,
  DECLINE: judgeOwnTask,
  COMMENT: judgeOwnTask,
};
