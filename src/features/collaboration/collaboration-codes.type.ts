import { registerEnumType } from "type-graphql";
import { PROPOSAL_KINDS, PROPOSAL_STATES, TASK_STATES } from "../../domain/collaboration";
import { RACI_ROLES } from "../../domain/permissions";
import { enumOf } from "../../graphql/enum-of";

/** What a collaborator is for. */
export const RaciRoles = enumOf(RACI_ROLES);
/** A task's life. */
export const TaskStates = enumOf(TASK_STATES);
/** A proposal's life. */
export const ProposalStates = enumOf(PROPOSAL_STATES);
/** What a proposal asks for. */
export const ProposalKinds = enumOf(PROPOSAL_KINDS);

registerEnumType(RaciRoles, { name: "RaciRole", description: "What a collaborator is for; INFORMED only reads." });
registerEnumType(TaskStates, { name: "TaskState", description: "A task's life; GIVEN_BACK: whom it was given to went on leave, or left." });
registerEnumType(ProposalStates, {
  name: "ProposalState",
  description: "A proposal's life; OVERTAKEN: the case closed, or another proposal of its kind was accepted.",
});
registerEnumType(ProposalKinds, {
  name: "ProposalKind",
  description: "What a proposal asks for; each has the rights of a command and the powers of none.",
});
