import type { Database } from "../db/database";
import { forgetOldAnswers } from "../db/forget-old-answers";
import type { JobQueue } from "./job-queue";

const FORGET_OLD_ANSWERS = "forget-old-answers";
const ON_THE_HOUR = "0 * * * *";
const ASK_AGAIN_MS = 30_000;

/** What the housekeeping of a desk needs. */
export interface ChorePorts {
  database: Database;
  queue: JobQueue;
  /** Told how many answers were forgotten, each time it was done. */
  forgot(answers: number): void;
}

/**
 * Takes part in the hourly housekeeping, which one process at a time does for all.
 *
 * Does not wait for the queue: while it cannot be reached, this asks again each half minute.
 */
export function startChores({ database, queue, forgot }: ChorePorts): { stop(): void } {
  let again: NodeJS.Timeout | undefined;
  let stopped = false;
  queue.work(FORGET_OLD_ANSWERS, async () => forgot(await forgetOldAnswers(database)));
  const ask = (): void => {
    // The queue itself reports that it cannot be reached.
    queue.every(FORGET_OLD_ANSWERS, ON_THE_HOUR).catch(() => {
      if (!stopped) again = setTimeout(ask, ASK_AGAIN_MS);
    });
  };
  ask();
  return {
    stop() {
      stopped = true;
      clearTimeout(again);
    },
  };
}
