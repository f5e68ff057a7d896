import type { DataSource } from "typeorm";

/** Gives committed events their places, soon after each commit and at least every 250 ms. */
export interface Placer {
  /** Something was committed: place it without waiting. */
  committed(): void;
  /** Places all that has committed, and answers the head of the log. */
  place(): Promise<number>;
  stop(): Promise<void>;
}

const EVERY_MS = 250;

/**
 * Starts placing for this process.
 *
 * Any number of processes may place: the database function holds one lock, and calls that arrive while one runs share the next.
 * `failed` is told of an error and placing goes on: the next call places what this one could not.
 */
export function startPlacer(dataSource: DataSource, failed: (error: unknown) => void): Placer {
  let running: Promise<number> | null = null;
  let next: Promise<number> | null = null;
  let stopped = false;

  const call = async (): Promise<number> => {
    const [row] = (await dataSource.query("select place_events() as head")) as { head: number }[];
    return row?.head ?? 0;
  };
  const begin = (): Promise<number> => {
    running = call().finally(() => {
      running = null;
    });
    return running;
  };
  const place = (): Promise<number> => {
    if (running === null) return begin();
    // What runs now may have looked before our commit; the call after it cannot have.
    next ??= Promise.allSettled([running]).then(() => {
      next = null;
      return begin();
    });
    return next;
  };
  const committed = () => {
    if (!stopped) place().catch(failed);
  };
  const timer = setInterval(committed, EVERY_MS);
  return {
    committed,
    place,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await Promise.allSettled([running, next]);
    },
  };
}
