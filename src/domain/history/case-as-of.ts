import type { CaseFacts } from "../case-facts";
import { foldCase, type StoredEvent } from "../event";
import type { EventId, PersonId } from "../ids";

/** What the time travel reads of an event. */
export type PastEvent = Pick<StoredEvent, "id" | "type" | "occurredAt" | "before" | "after">;

/** Who had which part in a case at an instant, and where it stood. */
export interface CaseMoment extends Pick<CaseFacts, "ownerId" | "contactOwnerId" | "resolutionOwnerId" | "status" | "priority"> {
  /** Who held the owner's powers then; the time they were given counts, not when the sweep came by. */
  actingOwnerId: PersonId | null;
  /** Who helped or was kept informed then, former owners included and the owner of then left out, in the order of their ids. */
  collaboratorIds: PersonId[];
  lastEventId: EventId;
}

/**
 * A case as it was at an instant; `null` before it was opened.
 *
 * Folded from its events in the order of its stream. An event counts from when it happened in the world, so imported history answers for
 * its own time.
 * Law: as of now it is what the case's row says; as of an event's instant it is the state that this event left.
 */
export function caseAsOf(events: readonly PastEvent[], at: Date): CaseMoment | null {
  const past = events.filter(({ occurredAt }) => occurredAt <= at);
  const last = past.at(-1);
  if (last === undefined || past[0]?.type !== "CASE_OPENED") return null;
  const { actingOwnerId, actingUntil, ownerId, contactOwnerId, resolutionOwnerId, status, priority } = foldCase(past) as CaseFacts;
  const stillActs = typeof actingUntil === "string" && new Date(actingUntil) > at;
  return {
    ownerId,
    contactOwnerId,
    resolutionOwnerId,
    status,
    priority,
    actingOwnerId: stillActs ? actingOwnerId : null,
    // A former owner whose case came back is its owner, and nothing else meanwhile.
    collaboratorIds: collaboratorsOf(past).filter((id) => id !== ownerId),
    lastEventId: last.id,
  };
}

function collaboratorsOf(events: readonly PastEvent[]): PersonId[] {
  const helping = new Set<PersonId>();
  for (const event of events) {
    for (const id of joiners(event)) helping.add(id);
    if (event.type === "COLLABORATOR_LEFT") helping.delete(event.after?.personId as PersonId);
  }
  return [...helping].sort();
}

/** Who helps or is informed since an event: whoever was asked or shown the case, and whoever held it before. */
function joiners({ type, before, after }: PastEvent): PersonId[] {
  if (type === "COLLABORATOR_ADDED") return [after?.personId as PersonId];
  if (type === "CASE_FORWARDED") return [after?.toId as PersonId];
  if (type === "OWNERSHIP_CHANGED") return [before?.ownerId as PersonId];
  if (type !== "OWNERSHIP_REJOINED") return [];
  return [before?.contactOwnerId, before?.resolutionOwnerId].filter((id) => id !== undefined) as PersonId[];
}
