import type { JobQueue } from "./job-queue";

const ON_THE_HOUR = "0 * * * *";
const ASK_AGAIN_MS = 30_000;

/** One piece of the housekeeping of a desk, under the name of its job. */
export interface Chore {
  name: string;
  /** Called by one process at a time, each hour. */
  run(): Promise<void>;
}

/** What the housekeeping of a desk needs. */
export interface ChorePorts {
  queue: JobQueue;
  chores: readonly Chore[];
}

/**
 * Takes part in the hourly housekeeping, which one process at a time does for all.
 *
 * Does not wait for the queue: while it cannot be reached, this asks again each half minute.
 */
export function startChores({ queue, chores }: ChorePorts): { stop(): void } {
  const waiting = new Map<string, NodeJS.Timeout>();
  let stopped = false;
  const ask = (name: string): void => {
    // The queue itself reports that it cannot be reached.
    queue.every(name, ON_THE_HOUR).catch(() => {
      if (!stopped) waiting.set(name, setTimeout(ask, ASK_AGAIN_MS, name));
    });
  };
  for (const { name, run } of chores) {
    queue.work(name, run);
    ask(name);
  }
  return {
    stop() {
      stopped = true;
      for (const timer of waiting.values()) clearTimeout(timer);
    },
  };
}
