import type { OpenDatabase } from "./db/open-database";

const EVERY_MS = 2_000;
/** One look may fall into a moment in which the lock file is just being written. */
const LOOKS = 2;

/** What watching a database tells. */
export interface WatchPorts {
  /** Called once, when the database was not there at two looks in a row. */
  lost(): void;
  /** A look itself failed, which says nothing about the database; the next one is taken all the same. */
  failed(error: unknown): void;
  everyMs?: number;
}

/**
 * Watches whether the embedded database still runs; answers what ends the watch.
 *
 * It ends with the process that started it, and one started later has another address: whoever adopted it must then start anew.
 */
export function watchDatabase({ isLive }: Pick<OpenDatabase, "isLive">, { lost, failed, everyMs = EVERY_MS }: WatchPorts): () => void {
  let missed = 0;
  let isOver = false;
  const stop = (): void => {
    isOver = true;
    clearInterval(timer);
  };
  const look = async (): Promise<void> => {
    const live = await isLive();
    if (isOver) return;
    missed = live ? 0 : missed + 1;
    if (missed < LOOKS) return;
    stop();
    lost();
  };
  const timer = setInterval(() => {
    look().catch(failed);
  }, everyMs);
  return stop;
}
