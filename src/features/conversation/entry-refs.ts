import type { Refs } from "../../db/run-command";
import type { CaseId, EntryId, EventId } from "../../domain/ids";

/** What a word on a case touched. */
export interface EntryRefs extends Refs {
  caseId: CaseId;
  eventId: EventId;
  entryId: EntryId;
}
