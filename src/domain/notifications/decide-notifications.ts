import { maySeeEvent, type PersonStanding } from "../permissions";
import type { NotificationCause } from "./causes";
import { type Concern, findConcerned, type Parties, type ToldEvent } from "./find-concerned";

/** Somebody whom an event may reach. */
export interface Listener {
  person: PersonStanding;
  /** Whether the case exists for them now. */
  seesCase: boolean;
  /** What they chose to be notified of. */
  causes: readonly NotificationCause[];
}

/**
 * Whom an event notifies, and why: each person at most once.
 *
 * Nobody hears of their own act, of a case or a note that they may not see, or of a cause they did not choose; nor does who has left.
 */
export function decideNotifications(event: ToldEvent, parties: Parties, listeners: ReadonlyMap<string, Listener>): Concern[] {
  return findConcerned(event, parties).filter(({ personId, cause }) => {
    const listener = listeners.get(personId);
    if (listener === undefined || !listener.person.active || !listener.seesCase) return false;
    return listener.causes.includes(cause) && maySeeEvent(listener.person, event);
  });
}
