import type { Refs } from "../../db/run-command";
import type { BriefId, CaseId, EventId, OfferId } from "../../domain/ids";

/** What a verb of ownership touched. */
export interface MovedRefs extends Refs {
  caseId: CaseId;
  eventId: EventId;
  briefId?: BriefId;
  offerId?: OfferId;
}
