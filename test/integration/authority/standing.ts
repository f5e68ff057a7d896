import type {
  CaseId,
  CollaboratorId,
  DelegationId,
  EntryId,
  EventId,
  OfferId,
  PersonId,
  ProposalId,
  TaskId,
} from "../../../src/domain/ids";
import type { AuthorityCell } from "../../decisions/read-authority";
import type { Subject } from "../../decisions/subjects";
import type { AuthorityWorld } from "./authority-world";

/** A case in the situation of one cell; what a cell does not ask about is empty. */
export interface StoodUp {
  caseId: CaseId;
  number: number;
  /** Who fixes it. */
  resolutionOwner: PersonId;
  offerId: OfferId | null;
  /** An offer that was declined in words; `null` where nothing is read. */
  declinedId: OfferId | null;
  /** A code that no other case carries, to find it by in lists. */
  mark: string;
  collaboratorId: CollaboratorId | null;
  taskId: TaskId | null;
  proposalId: ProposalId | null;
  delegationId: DelegationId | null;
  noteId: EntryId | "";
  /** The newest event, of whatever kind: of a note, where the case is read. */
  lastEventId: EventId;
}

/** What standing up one cell's case looks at. */
export interface Standing {
  world: AuthorityWorld;
  caseId: CaseId;
  cell: AskedCell;
  subject: Subject;
  me: PersonId;
  ownerId: PersonId;
  contactOwner: PersonId;
  resolutionOwner: PersonId;
}

/** What of a cell a case is stood up for. */
export type AskedCell = Pick<AuthorityCell, "who" | "what" | "situation">;
