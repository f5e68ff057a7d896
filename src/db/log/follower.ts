import type { EventType } from "../../domain/event";
import type { EventId } from "../../domain/ids";
import type { CommandPorts } from "../run-command";
import type { UnitOfWork } from "../unit-of-work";
import type { LogFollower } from "./follow-log";
import type { PlacedEvent } from "./stored-events";

/** One reaction to the placed log: it reads on from a stored position, and its effect commits together with that position. */
export interface Follower {
  /** Under which its position is kept; it stays what it is for as long as the reaction exists. */
  name: string;
  /** The kinds of events that it reacts to; the others are passed over. */
  types: readonly EventType[];
  /**
   * Does what these events ask for, in the order of the log and inside the transaction that moves the position.
   *
   * Called by one process at a time. What it throws takes everything back. Unless the database itself failed, fewer of the events then come
   * again; one that throws alone is set aside, and what comes after it, of the same case too, does not wait. It comes back alone, hours
   * later perhaps: so the effect is judged by the facts as they are then, and never counts on having seen an earlier event of the stream.
   * A case whose reactions all stop would be worse than one reaction that comes late.
   */
  apply(work: UnitOfWork, events: readonly PlacedEvent[]): Promise<void>;
}

/** An event that a follower has just failed on once more. */
export interface SetAsideEvent {
  follower: string;
  eventId: EventId;
  position: number;
  /** Under which the log and the command line tell of it. */
  incidentId: string;
  /** How often it was tried by itself, this time included. */
  tries: number;
  /** `null`: it waits for somebody to look. */
  tryAgainAt: Date | null;
  error: unknown;
}

/** What reacting needs from the process. */
export interface ReactionPorts extends CommandPorts {
  /** Told of an event that was set aside, and of each time that it failed again. */
  setAside(event: SetAsideEvent): void;
}

/** What following needs from the process. */
export interface FollowerPorts extends ReactionPorts {
  /** Wakes the follower as soon as this process has read something for it. */
  log: Pick<LogFollower, "onBatch">;
  /** Told of a database that failed; the same events are tried again when the follower looks next. */
  failed(error: unknown): void;
}
