import type { DutyHolder } from "../../db/duty-holder";
import { findQueueDuties } from "./duties.store";
import { handStewardship } from "./end-person.command";

/** The queues somebody stewards: they pass on with a leave or for good, and stay for an afternoon away. */
export const stewardshipDuty: DutyHolder = {
  kind: "QUEUE_STEWARDSHIP",
  held: (work, { kind, personId }) => (kind === "AWAY_NOW" ? Promise.resolve([]) : findQueueDuties(work, personId)),
  hand: (work, { subjectId, toPersonId }) => handStewardship(work, subjectId, toPersonId),
};
