import type { EventType } from "../domain/event";
import type { PendingEvent } from "./insert-events";
import type { UnitOfWork } from "./unit-of-work";

/**
 * What a feature does in the same transaction once something of a kind has happened.
 *
 * Called once for each appended fact of its kind, in their order, after the command has saved everything and just before the commit.
 * It may lock, save and append further facts, which others answer in turn; it may not refuse.
 */
export type Participant = (work: UnitOfWork, fact: PendingEvent) => Promise<void>;

/** Who takes part in which kind of event, in this order. */
export type Participants = { readonly [T in EventType]?: readonly Participant[] };

const MOST_FACTS = 10_000;

/**
 * Lets everybody take part in the facts from a place in the list on, and in those that they append; answers how many there are then.
 *
 * Two that keep answering each other are a bug, and end here.
 */
export async function takePart(
  participants: Participants,
  work: UnitOfWork & { readonly pending: readonly PendingEvent[] },
  from: number,
): Promise<number> {
  let next = from;
  for (; next < work.pending.length; next += 1) {
    if (next > from + MOST_FACTS) throw new Error("the participants of a transaction keep answering each other");
    const fact = work.pending[next];
    if (fact === undefined) continue;
    for (const participant of participants[fact.type] ?? []) await participant(work, fact);
  }
  return next;
}
