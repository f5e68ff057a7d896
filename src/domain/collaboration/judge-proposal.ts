import type { Priority, SlaTier } from "../case-facts";
import type { WorkingStatus } from "../case-status";
import { refuseClosed, type StepQuestion } from "../case-steps";
import type { ActorId } from "../ids";
import { type Action, mayOnCase } from "../permissions";
import { type Refusal, refuse } from "../refusal";

export const PROPOSAL_KINDS = ["STATUS", "PRIORITY", "CATEGORY", "SUPPORT_TIER", "SLA_TIER", "OWNER", "CLOSE"] as const;
/** What a proposal asks for; each has the rights of a command and the powers of none. */
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];

export const PROPOSAL_STATES = ["OPEN", "ACCEPTED", "DECLINED", "WITHDRAWN", "OVERTAKEN"] as const;
/** A proposal's life. */
export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** The values a proposal may carry: exactly that of its kind, none for CLOSE. */
export interface ProposedValues {
  status: WorkingStatus | null;
  priority: Priority | null;
  categoryKey: string | null;
  supportTier: number | null;
  slaTier: SlaTier | null;
  ownerId: string | null;
}

const FIELD_OF: { readonly [K in ProposalKind]: keyof ProposedValues | null } = {
  STATUS: "status",
  PRIORITY: "priority",
  CATEGORY: "categoryKey",
  SUPPORT_TIER: "supportTier",
  SLA_TIER: "slaTier",
  OWNER: "ownerId",
  CLOSE: null,
};

const ACTION_OF: { readonly [K in ProposalKind]: Action } = {
  STATUS: "SET_STATUS",
  PRIORITY: "CLASSIFY",
  CATEGORY: "CLASSIFY",
  SUPPORT_TIER: "CLASSIFY",
  SLA_TIER: "CLASSIFY",
  OWNER: "OFFER_TRANSFER",
  CLOSE: "CLOSE",
};

/** Refuses a proposal that does not fill exactly the field of its kind. */
export function judgeProposedValues(kind: ProposalKind, values: ProposedValues): Refusal | null {
  const wanted = FIELD_OF[kind];
  if (wanted !== null && values[wanted] === null) {
    return refuse("CHANGE_UNCLEAR", `A proposal of kind ${kind} says its ${wanted}.`, { path: [wanted] });
  }
  const stray = (Object.keys(values) as (keyof ProposedValues)[]).find((name) => name !== wanted && values[name] !== null);
  return stray === undefined ? null : refuse("CHANGE_UNCLEAR", `A proposal of kind ${kind} has no ${stray}.`, { path: [stray] });
}

/** Whether a person may propose at all: who helps, not who decides. */
export function judgePropose({ person, standing, facts }: StepQuestion): Refusal | null {
  if (mayOnCase(person, "ANSWER_PROPOSAL", standing) === null) {
    return refuse("NOT_TO_ONESELF", "You hold the owner's powers; do it yourself.");
  }
  return mayOnCase(person, "PROPOSE", standing) ?? refuseClosed(facts);
}

/** Whether a person may propose this: only where the permission table lets them propose it, or do it. */
export function judgeProposeKind(question: StepQuestion, kind: ProposalKind): Refusal | null {
  const alone = mayOnCase(question.person, ACTION_OF[kind], question.standing);
  return judgePropose(question) ?? (alone?.code === "PROPOSE_INSTEAD" ? null : alone);
}

/** Whether a person may answer a proposal: only who holds the owner's powers, while it is open. */
export function judgeAnswerProposal({ person, standing }: StepQuestion, proposal: { state: ProposalState }): Refusal | null {
  return mayOnCase(person, "ANSWER_PROPOSAL", standing) ?? refuseDecided(proposal);
}

/** Whether a person may call a proposal back: only who made it, while it is open. */
export function judgeWithdrawProposal({ person }: StepQuestion, proposal: { proposedBy: ActorId; state: ProposalState }): Refusal | null {
  if (proposal.proposedBy !== person.id) return refuse("NOT_YOUR_CASE", "Only who made a proposal can call it back.");
  return refuseDecided(proposal);
}

function refuseDecided({ state }: { state: ProposalState }): Refusal | null {
  return state === "OPEN" ? null : refuse("PROPOSAL_NOT_OPEN", `This proposal is ${state} already.`, { path: ["proposalId"] });
}
