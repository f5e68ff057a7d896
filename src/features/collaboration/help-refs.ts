import type { Refs } from "../../db/run-command";
import type { CaseId, CollaboratorId, DelegationId, EventId, ProposalId, TaskId } from "../../domain/ids";

/** What a step of helping touched. */
export interface HelpRefs extends Refs {
  caseId: CaseId;
  eventId: EventId;
  collaboratorId?: CollaboratorId;
  taskId?: TaskId;
  proposalId?: ProposalId;
  delegationId?: DelegationId;
}
