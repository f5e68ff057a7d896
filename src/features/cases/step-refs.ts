import type { Refs } from "../../db/run-command";
import type { CaseId, EventId } from "../../domain/ids";

/** What a step of a case touched. */
export interface StepRefs extends Refs {
  caseId: CaseId;
  eventId: EventId;
}
