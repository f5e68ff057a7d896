import type { ExecutionResult } from "graphql";
import { asError } from "../../db/read-error";

/** What one subscription is made of. */
export interface PacedSource {
  readonly source: AsyncIterator<unknown>;
  /** Runs the operation on one event; `null` ends the subscription without a word. */
  run(event: unknown): Promise<ExecutionResult | null>;
  /** Settles when the client can take another result. */
  ready(): Promise<void>;
  /** Whether a failure was dealt with, so that the subscription ends without a word. */
  excuses(error: unknown): boolean;
  /** Called once, however it ended. */
  ended(): void;
}

type Step = IteratorResult<ExecutionResult, undefined>;

const DONE: Step = { done: true, value: undefined };

/**
 * Turns a source of events into results, one at a time and only as fast as the client takes them.
 *
 * Ending it settles a pending `next` at once, even while the source still waits for an event, and nothing that was
 * being made for the client then is sent any more.
 */
export class PacedResults implements AsyncGenerator<ExecutionResult, undefined, undefined> {
  private isOver = false;
  private giveUp: (() => void) | null = null;

  constructor(private readonly parts: PacedSource) {}

  next(): Promise<Step> {
    if (this.isOver) return Promise.resolve(DONE);
    return new Promise<Step>((resolve, reject) => {
      this.giveUp = () => resolve(DONE);
      this.step().then(resolve, (error: unknown) => {
        this.giveUp = null;
        const isExcused = this.parts.excuses(error);
        this.end();
        if (isExcused) resolve(DONE);
        else reject(asError(error));
      });
    });
  }

  return(): Promise<Step> {
    this.end();
    return Promise.resolve(DONE);
  }

  throw(error: unknown): Promise<Step> {
    this.end();
    return Promise.reject(error);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.end();
  }

  /** Ends the subscription now; the source is told, and may take its time. */
  end(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.giveUp?.();
    this.parts.ended();
    // A source that fails while it is being let go has nobody left to tell.
    void Promise.resolve(this.parts.source.return?.()).catch(() => undefined);
  }

  private async step(): Promise<Step> {
    await this.parts.ready();
    if (this.isOver) return DONE;
    const event = await this.parts.source.next();
    if (this.isOver) return DONE;
    const result = event.done === true ? null : await this.parts.run(event.value);
    if (result !== null && !this.isOver) return { done: false, value: result };
    this.end();
    return DONE;
  }
}
