import type { Refs } from "../../db/run-command";
import type { CaseId, EventId } from "../../domain/ids";

/** What was recorded about a case. */
export interface WordRefs extends Refs {
  caseId: CaseId;
  eventId: EventId;
}
