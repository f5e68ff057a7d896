import type { JobData } from "./job-queue";
import { type JobStore, patient, workerOptions } from "./job-store";

const PREFIX = "steward";
const LONGEST_PAUSE_MS = 5_000;

/** Keeps jobs in Redis: one connection for everything, and one more for each name that is worked. A lost one is opened again for ever. */
export async function keepInRedis(url: string, failed: (error: Error) => void): Promise<JobStore> {
  const [{ withBackend, createRedisBackend }, { Redis }] = await Promise.all([import("bullmq"), import("ioredis")]);
  const connection = new Redis(url, {
    // A worker waits for its Redis; whoever only asks is told by the queue's own time limit.
    maxRetriesPerRequest: null,
    connectTimeout: 2_000,
    retryStrategy: (times) => Math.min(times * 200, LONGEST_PAUSE_MS),
  });
  connection.on("error", failed);
  const { Queue, Worker } = withBackend(patient(createRedisBackend));
  return {
    backend: "redis",
    place: `Redis at ${new URL(url).host}`,
    queue: (name) => new Queue<JobData, void, string>(name, { connection, prefix: PREFIX }),
    worker: (name, run, timing) => new Worker<JobData, void>(name, run, { connection, prefix: PREFIX, ...workerOptions(timing) }),
    async close() {
      connection.disconnect();
    },
  };
}
