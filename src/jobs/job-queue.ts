/** What a job is told; it is stored as JSON, so it holds ids, codes and numbers, never a customer's words. */
export type JobData = Readonly<Record<string, unknown>>;

/** One piece of long work, as its worker sees it. */
export interface Job {
  id: string;
  name: string;
  data: JobData;
}

/**
 * Does one job; it may be called again with the same job, and must then find what is left to do.
 *
 * A worker that dies leaves its job to another, a failure is tried again, so whatever it changes is changed once by a key in its own rows.
 */
export type JobHandler = (job: Job) => Promise<void>;

/**
 * Long work that any process may do, kept in PostgreSQL or in Redis.
 *
 * Enqueueing is no part of a transaction: rows are the truth, and a job only says that somebody should look at them.
 */
export interface JobQueue {
  readonly backend: "postgres" | "redis";
  /**
   * Asks for a job once: the same id within a day is the same job. An id is no bare number and holds no colon.
   *
   * Throws QueueUnreachable when nobody answers within two seconds.
   */
  add(name: string, data: JobData, options: { id: string }): Promise<void>;
  /**
   * Asks for a job each time a cron pattern comes round, in UTC: once for all processes that ask for the same.
   *
   * A time at which nobody worked is not made up for; one that comes round while a second process begins to ask may be done for each. Throws QueueUnreachable when nobody answers within two seconds.
   */
  every(name: string, pattern: string): Promise<void>;
  /**
   * Does the jobs of one name in this process, one at a time, from now until the queue is closed.
   *
   * A queue that is not there yet is waited for. Each name worked holds one of the queue's PostgreSQL connections, to hear of new jobs.
   */
  work(name: string, handler: JobHandler): void;
  /** Takes no new job, waits five seconds for those that run, and lets go; what still runs then is done again by another process. */
  close(): Promise<void>;
}

/** A job threw: it is tried again until `attempts` are used up, and is then given up and kept for a week. */
export class JobFailed extends Error {
  override readonly name = "JobFailed";
  constructor(
    readonly job: { name: string; id: string },
    readonly attempt: number,
    readonly attempts: number,
    cause: unknown,
  ) {
    super(`The job ${job.name} failed at attempt ${attempt} of ${attempts}${attempt < attempts ? "" : " and is given up"}.`, { cause });
  }
  get givenUp(): boolean {
    return this.attempt >= this.attempts;
  }
}

/** The queue does not answer; what is not asked for stays undone, nothing else stops. */
export class QueueUnreachable extends Error {
  override readonly name = "QueueUnreachable";
  constructor(place: string, cause: unknown) {
    super(`The job queue in ${place} does not answer; its jobs wait until it does.`, { cause });
  }
}
