import type { ActorId, CaseId, CollaboratorId, PersonId, TaskId } from "../../domain/ids";
import type { RaciRole } from "../../domain/permissions";

/** One person's help on one case, as its row holds it; instants are ISO-8601 in UTC. */
export interface CollaboratorRow {
  __typename: "Collaborator";
  id: CollaboratorId;
  revision: number;
  caseId: CaseId;
  personId: PersonId;
  role: RaciRole;
  addedBy: ActorId;
  addedAt: string;
  /** They owned it before, and stay informed until removed. */
  formerOwner: boolean;
  /** Whether they own it now: then they are the owner, and shown as that only. */
  ownsIt: boolean;
  /** What they have still to do. */
  taskId: TaskId | null;
}
