import { JobFailed, type JobHandler, type JobQueue, QueueUnreachable } from "./job-queue";
import type { JobStore, QueueTiming, StoredJob, StoreQueue, StoreWorker } from "./job-store";

const ANSWER_MS = 2_000;
const ATTEMPTS = 3;
const DAY_SECONDS = 86_400;
/** Both stores refuse these: numbers are the ids they give themselves, colons separate their keys. */
const NO_ID = /^\d*$|:/;

/** What the stores answer where the time that is asked for has its job already: another process asked for the same at the same moment. */
const ASKED_ALREADY: readonly unknown[] = [-10, -11];

/** What running a queue needs beside the place that keeps its jobs. */
export interface RunPorts {
  failed(error: JobFailed): void;
  unreachable(error: unknown): void;
  timing: QueueTiming;
}

/** The job queue over one store. Every name has its own line, so that a process of an older release leaves alone what it does not know. */
export function runQueue(store: JobStore, { failed, unreachable, timing }: RunPorts): JobQueue {
  const queues = new Map<string, StoreQueue>();
  const workers = new Map<string, StoreWorker>();
  let closing: Promise<void> | null = null;
  const trouble = (error: unknown): void => {
    if (closing === null) unreachable(error);
  };
  const kept = {
    attempts: ATTEMPTS,
    backoff: { type: "exponential", delay: timing.retryMs },
    removeOnComplete: { age: DAY_SECONDS, count: 10_000 },
    removeOnFail: { age: 7 * DAY_SECONDS, count: 10_000 },
  };

  /** A half that found no store at its start never looks for it again: it is let go, so that the next one may. */
  const letGoIfUnready = (half: StoreQueue | StoreWorker, from: Map<string, unknown>, name: string, then: () => void): void => {
    half.on("error", trouble);
    half.waitUntilReady().catch((error: unknown) => {
      trouble(error);
      from.delete(name);
      half.close().catch(trouble);
      then();
    });
  };

  const queueOf = (name: string): StoreQueue => {
    const known = queues.get(name);
    if (known !== undefined) return known;
    const queue = store.queue(name);
    queues.set(name, queue);
    letGoIfUnready(queue, queues, name, () => undefined);
    return queue;
  };

  const ask = async (name: string, run: (queue: StoreQueue) => Promise<unknown>): Promise<void> => {
    if (closing !== null) throw new QueueUnreachable(store.place, new Error("it is closed"));
    await within(ANSWER_MS, run(queueOf(name))).catch((error: unknown) => {
      trouble(error);
      throw new QueueUnreachable(store.place, error);
    });
  };

  const report = (name: string, job: StoredJob | undefined, error: Error): void => {
    failed(new JobFailed({ name, id: job?.id ?? "unknown" }, job?.attemptsMade ?? ATTEMPTS, ATTEMPTS, error));
  };

  const employ = (name: string, handler: JobHandler): void => {
    if (closing !== null) return;
    const worker = store.worker(name, (job) => handler({ id: job.id ?? "", name, data: job.data }), timing);
    workers.set(name, worker);
    worker.on("failed", (job, error) => report(name, job, error));
    letGoIfUnready(worker, workers, name, () => setTimeout(employ, timing.reopenMs, name, handler).unref());
  };

  const close = async (): Promise<void> => {
    const settled = (halves: Map<string, StoreQueue | StoreWorker>) => Promise.allSettled([...halves.values()].map((half) => half.close()));
    await within(timing.drainMs, settled(workers)).catch(failedToDrain);
    await within(ANSWER_MS, Promise.all([settled(queues), store.close()])).catch(failedToDrain);
  };
  const failedToDrain = (error: unknown): void => unreachable(error);

  return {
    backend: store.backend,
    async add(name, data, { id }) {
      if (NO_ID.test(id)) throw new Error(`${id} cannot be the id of a job: it is a bare number or holds a colon.`);
      await ask(name, (queue) => queue.add(name, data, { ...kept, jobId: id }));
    },
    every: (name, pattern) =>
      ask(name, (queue) =>
        queue.upsertJobScheduler(name, { pattern, tz: "UTC" }, { name, data: {}, opts: kept }).catch((error: { code?: unknown }) => {
          if (!ASKED_ALREADY.includes(error.code)) throw error;
        }),
      ),
    work: employ,
    close() {
      closing ??= close();
      return closing;
    },
  };
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${milliseconds} ms`)), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
