import type { PgPool } from "bullmq";
import type { JobData } from "./job-queue";
import { type JobStore, patient, workerOptions } from "./job-store";

/** The schema that holds the queue's own tables; the queue finds no other one through a pool that is given to it. */
export const QUEUE_SCHEMA = "bullmq";

/** Keeps jobs in PostgreSQL, with one pool for everything: asking, working and hearing of new jobs. */
export async function keepInPostgres(pool: PgPool): Promise<JobStore> {
  const { withBackend, createPostgresBackend } = await import("bullmq");
  const { Queue, Worker } = withBackend(patient(createPostgresBackend));
  return {
    backend: "postgres",
    place: "PostgreSQL",
    queue: (name) => new Queue<JobData, void, string>(name, { connection: pool }),
    worker: (name, run, timing) => new Worker<JobData, void>(name, run, { connection: pool, ...workerOptions(timing) }),
    close: () => pool.end(),
  };
}
