import type { PgPool } from "bullmq";
import { type JobFailed, type JobQueue, QueueUnreachable } from "./job-queue";
import type { JobStore, QueueTiming } from "./job-store";
import { keepInPostgres } from "./keep-in-postgres";
import { keepInRedis } from "./keep-in-redis";
import { runQueue } from "./run-queue";

/** How many PostgreSQL connections the queue of one process may hold, to ask, to work and to listen; none where Redis keeps the jobs. */
export const QUEUE_CONNECTIONS = 8;

const TIMING: QueueTiming = { lockMs: 30_000, retryMs: 10_000, drainMs: 5_000, reopenMs: 30_000 };
const MUTED_MS = 60_000;

/** What opening a queue needs. */
export interface QueuePorts {
  /** `null` keeps the jobs in PostgreSQL. */
  redisUrl: string | null;
  /** A pool of at most this many connections that act as the server and see the queue's schema; the queue ends it. */
  openPool(size: number): PgPool;
  /** Told of every failed attempt at a job, and once a minute that the queue does not answer. */
  failed(error: JobFailed | QueueUnreachable): void;
  timing?: Partial<QueueTiming>;
}

/**
 * Opens the job queue: in Redis where there is one, else in PostgreSQL.
 *
 * It connects when it is first used and never stops a server: while it is unreachable that is reported, jobs wait, and everything else
 * goes on. So readiness does not ask for it: a server without its queue answers every request.
 */
export async function openQueue(ports: QueuePorts): Promise<JobQueue> {
  const told = onceAMinute((error: unknown) => ports.failed(new QueueUnreachable(store.place, error)));
  const store = await openStore(ports, (error) => told(error));
  return runQueue(store, { failed: ports.failed, unreachable: told, timing: { ...TIMING, ...ports.timing } });
}

async function openStore({ redisUrl, openPool }: QueuePorts, failed: (error: Error) => void): Promise<JobStore> {
  if (redisUrl !== null) return keepInRedis(redisUrl, failed);
  const pool = openPool(QUEUE_CONNECTIONS);
  // An idle connection that breaks would otherwise end the process.
  pool.on("error", failed);
  return keepInPostgres(pool);
}

function onceAMinute(tell: (error: unknown) => void): (error: unknown) => void {
  let muted = false;
  return (error) => {
    if (muted) return;
    muted = true;
    setTimeout(() => {
      muted = false;
    }, MUTED_MS).unref();
    tell(error);
  };
}
