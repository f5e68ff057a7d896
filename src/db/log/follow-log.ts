import type { Client } from "pg";
import { keepListening, type Listening } from "./keep-listening";
import type { PlacedEvent } from "./stored-events";

/** How many events a process keeps at hand, so that subscribers who keep up never ask the database. */
const KEPT = 4_096;
const BATCH = 500;
const POLL_MS = 1_000;

/** What following the log needs. */
export interface LogSource {
  readAfter(position: number, most: number): Promise<PlacedEvent[]>;
  /** A connection of its own, which hears the notification of each placing; a lost one is opened again by the caller's factory. */
  openListener(): Promise<Client>;
  /** Other channels that are heard on the same line. */
  aside?: Listening["channels"];
  failed(error: unknown): void;
}

/** This process's view of the growing log. */
export interface LogFollower {
  /** How far this process has read. */
  head(): number;
  /**
   * The next events after a position, waiting for at least one; an empty batch when `signal` aborts.
   *
   * Whoever lags behind what is kept at hand reads from the table: nobody holds a queue. Nobody reads ahead of `head()`: what this process
   * remembers of people and cases is only as new as that.
   */
  next(position: number, signal: AbortSignal): Promise<readonly PlacedEvent[]>;
  /** Called with every batch this process reads, before any reader gets an event of it. */
  onBatch(listener: (events: readonly PlacedEvent[]) => void): void;
  stop(): Promise<void>;
}

/** Follows the log from a position on. The table is the truth; the notification only says when to look, and a poll looks anyway. */
export async function followLog(source: LogSource, from: number): Promise<LogFollower> {
  let head = from;
  let kept: PlacedEvent[] = [];
  let stopped = false;
  let reading: Promise<void> | null = null;
  let again = false;
  // Read, but not given to anyone yet: one placing may fill several batches, and the event that ends a right may stand in the last of them,
  // behind events that were committed after it.
  let read = from;
  let unsaid: PlacedEvent[] = [];
  const waiting = new Set<() => void>();
  const listeners: ((events: readonly PlacedEvent[]) => void)[] = [];

  const readOn = async (): Promise<void> => {
    do {
      again = false;
      for (let full = true; full && !stopped; ) {
        const batch = await source.readAfter(read, BATCH);
        full = batch.length === BATCH;
        read = batch.at(-1)?.position ?? read;
        unsaid = [...unsaid, ...batch].slice(-KEPT);
        if (batch.length > 0) for (const listener of listeners) listener(batch);
      }
      say();
    } while (again && !stopped);
  };
  const say = () => {
    if (read === head) return;
    head = read;
    kept = [...kept, ...unsaid].slice(-KEPT);
    unsaid = [];
    for (const wake of [...waiting]) wake();
  };
  const look = () => {
    again = true;
    if (stopped || reading !== null) return;
    reading = readOn()
      .catch(source.failed)
      .finally(() => {
        reading = null;
      });
  };

  const { openListener, failed } = source;
  const listener = await keepListening({ openListener, channels: { ...source.aside, steward_events: look }, failed });
  const timer = setInterval(() => {
    look();
    listener.mend();
  }, POLL_MS);

  const grown = (signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      const wake = () => {
        signal.removeEventListener("abort", wake);
        waiting.delete(wake);
        resolve();
      };
      waiting.add(wake);
      signal.addEventListener("abort", wake, { once: true });
    });

  return {
    head: () => head,
    async next(position, signal) {
      while (!signal.aborted && !stopped) {
        const first = kept[0];
        if (first !== undefined && position >= first.position - 1) {
          const batch = kept.slice(position - first.position + 1, position - first.position + 1 + BATCH);
          if (batch.length > 0) return batch;
        } else if (position < head) {
          return source.readAfter(position, Math.min(BATCH, head - position));
        }
        await grown(signal);
      }
      return [];
    },
    onBatch: (added) => {
      listeners.push(added);
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      for (const wake of [...waiting]) wake();
      await reading;
      await listener.stop();
    },
  };
}
