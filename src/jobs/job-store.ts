import { setTimeout as delay } from "node:timers/promises";
import type { BackendFactory, IQueueBackend, JobsOptions } from "bullmq";
import type { JobData } from "./job-queue";

/** How patient a queue is, in milliseconds. */
export interface QueueTiming {
  /** How long a worker may be silent before its job counts as left behind; another takes it within twice that. */
  lockMs: number;
  /** How long after its first failure a job is tried again; twice as long after each further one. */
  retryMs: number;
  /** How long closing waits for jobs that run. */
  drainMs: number;
  /** How long a worker that found no store waits before it looks again. */
  reopenMs: number;
}

/** A job as the store hands it to a worker. */
export interface StoredJob {
  id?: string | undefined;
  name: string;
  data: JobData;
  attemptsMade: number;
}

/** The asking half of one name's jobs. */
export interface StoreQueue {
  add(name: string, data: JobData, options: JobsOptions): Promise<unknown>;
  upsertJobScheduler(
    id: string,
    repeat: { pattern: string; tz: string },
    template: { name: string; data: JobData; opts: Omit<JobsOptions, "jobId" | "repeat" | "delay" | "deduplication"> },
  ): Promise<unknown>;
  waitUntilReady(): Promise<unknown>;
  close(): Promise<void>;
  on(event: "error", listener: (error: Error) => void): unknown;
}

/** The working half of one name's jobs. */
export interface StoreWorker {
  waitUntilReady(): Promise<unknown>;
  close(): Promise<void>;
  on(event: "error", listener: (error: Error) => void): unknown;
  on(event: "failed", listener: (job: StoredJob | undefined, error: Error) => void): unknown;
}

/** Where jobs are kept: the only difference between the two backends. */
export interface JobStore {
  readonly backend: "postgres" | "redis";
  /** As a sentence names it, without a password. */
  readonly place: string;
  queue(name: string): StoreQueue;
  worker(name: string, run: (job: StoredJob) => Promise<void>, timing: QueueTiming): StoreWorker;
  close(): Promise<void>;
}

const BRAKE_MS = 1_000;

/** The options of a worker that either backend understands. */
export function workerOptions({ lockMs }: QueueTiming) {
  return { lockDuration: lockMs, stalledInterval: lockMs, runRetryDelay: 5_000, drainDelay: 5, concurrency: 1 };
}

/** A worker asks again at once when asking failed, which would hammer a store that is already in trouble; this makes it breathe first. */
export function patient<B extends IQueueBackend, C>(factory: BackendFactory<B, C>): BackendFactory<B, C> {
  return (name, options, more) => {
    const backend = factory(name, options, more);
    const ask = backend.moveToActive.bind(backend);
    backend.moveToActive = (...given) =>
      ask(...given).catch(async (error: unknown) => {
        await delay(BRAKE_MS);
        throw error;
      });
    return backend;
  };
}
