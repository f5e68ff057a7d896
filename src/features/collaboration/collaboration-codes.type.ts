import { PROPOSAL_KINDS, PROPOSAL_STATES, TASK_STATES } from "../../domain/collaboration";
import { RACI_ROLES } from "../../domain/permissions";
import { describeEnum } from "../../graphql/describe-enum";

/** What a collaborator is for. */
export const RaciRoles = describeEnum("RaciRole", "What a collaborator is for; INFORMED only reads.", RACI_ROLES, {
  RESPONSIBLE: "Does a part of the work: always has a task with a way back; notes, tags, forwards, records and proposes.",
  CONSULTED: "Is asked what they know: the same task and the same rights as RESPONSIBLE, but their answer is all that is asked.",
  INFORMED: "Is kept up to date and reads; may have a task and answer it, and may not note, tag, forward, record or propose.",
});
/** A task's life. */
export const TaskStates = describeEnum(
  "TaskState",
  "A task's life; GIVEN_BACK: whom it was given to went on leave, or left.",
  TASK_STATES,
  {
    OPEN: "It waits for whom it was given to; only they answer or comment it.",
    DONE: "They gave the result, and left the case with it.",
    DECLINED: "They said that they cannot do it, and why; they stay on the case and may be asked for something else.",
    CANCELLED: "Nobody waits for it any more: their help was ended, or the case was closed.",
    GIVEN_BACK: "They went on leave or left, and nobody was named to take it: it was not declined, and the owner asks somebody else.",
  },
);
/** A proposal's life. */
export const ProposalStates = describeEnum(
  "ProposalState",
  "A proposal's life; OVERTAKEN: the case closed, or another proposal of its kind was accepted.",
  PROPOSAL_STATES,
  {
    OPEN: "It waits for the owner, or who acts for them; nothing has changed.",
    ACCEPTED: "What it proposes was done with the owner's rights in the same transaction; a proposed owner was offered the case.",
    DECLINED: "The owner, or who acts for them, said no.",
    WITHDRAWN: "Whoever made it called it back.",
    OVERTAKEN:
      "Nobody decided it: the case closed, another proposal of its kind was accepted, or who should answer or own went on leave or left.",
  },
);
/** What a proposal asks for. */
export const ProposalKinds = describeEnum(
  "ProposalKind",
  "What a proposal asks for; each has the rights of a command and the powers of none.",
  PROPOSAL_KINDS,
  {
    STATUS: "Another working status, in `status`; accepted, it is `setCaseStatus`.",
    PRIORITY: "Another priority, in `priority`; accepted, it is `classifyCase`.",
    CATEGORY: "Another category, in `categoryKey`; accepted, it is `classifyCase`.",
    SUPPORT_TIER: "Another support tier, in `supportTier`; accepted, it is `classifyCase`.",
    SLA_TIER: "Another SLA tier, in `slaTier`; accepted, it is `classifyCase`.",
    OWNER: "Another owner, in `ownerId`; accepted with a brief, it is `offerTransfer`, and they own only once they accept.",
    CLOSE: "To close the case, without a field; what is not resolved yet is resolved first, with the proposal's reason as resolution.",
  },
);
