import type { EventType } from "../event";
import type { EventId } from "../ids";
import { type Refusal, refuse } from "../refusal";

/**
 * The kinds of event after which an answer might say the wrong thing.
 *
 * Somebody spoke, or it changed who answers or where the case stands.
 */
export const MOVING_EVENTS: readonly EventType[] = [
  "CUSTOMER_MESSAGE_RECORDED",
  "CUSTOMER_REPLIED_TO",
  "OWNERSHIP_CHANGED",
  "ACTING_OWNER_ASSIGNED",
  "ACTING_OWNER_ENDED",
  "OWNERSHIP_SPLIT",
  "OWNERSHIP_REJOINED",
  "CASE_STATUS_CHANGED",
  "CASE_REOPENED",
  "CONTACT_DELEGATED",
  "CONTACT_DELEGATION_ENDED",
];

/** What happened on a case since its writer last looked. */
export interface SinceSeen {
  /** The events of a moving kind after the last one seen, oldest first. */
  unseenIds: readonly EventId[];
  /** The newest event of the case that the writer may see. */
  lastEventId: EventId;
}

/**
 * Whether an answer still fits the case that its writer read.
 *
 * They may send it despite a move, and that is recorded.
 */
export function judgeLastSeen({ unseenIds, lastEventId }: SinceSeen, sendDespiteMove: boolean): Refusal | null {
  if (unseenIds.length === 0 || sendDespiteMove) return null;
  const details = { lastEventId, unseenIds: [...unseenIds] };
  return refuse("CONVERSATION_MOVED", "The case moved while you wrote: read what happened first.", { path: ["lastSeenEvent"], details });
}
