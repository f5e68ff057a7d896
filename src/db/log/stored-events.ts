import type { EventPatch, EventType, StoredEvent } from "../../domain/event";
import type { ActorId, CaseId, EventId, PersonId } from "../../domain/ids";

/** The columns of an event with its place, under the names of the domain; `e` is the event, `p` its place. */
export const EVENT_COLUMNS = `e.id, e.type, e.stream, e.stream_sequence as "streamSequence", e.case_id as "caseId", e.occurred_at as "occurredAt",
  e.recorded_at as "recordedAt", e.actor, e.on_behalf_of as "onBehalfOf", e.causation_id as "causationId", e.before, e.after, p.position`;

/** The condition that an event is none of those which only people inside may see; `e` is the event. */
export const OPEN_TO_ALL_STAFF = "coalesce((e.after ->> 'internalOnly')::boolean, false) is false";

/** An event as a row of the log gives it. */
export interface EventRow extends StoredEvent {
  id: EventId;
  type: EventType;
  caseId: CaseId | null;
  actor: ActorId;
  onBehalfOf: PersonId | null;
  causationId: EventId | null;
  before: EventPatch | null;
  after: EventPatch | null;
}

/** An event that has its place. */
export interface PlacedEvent extends EventRow {
  position: number;
}
