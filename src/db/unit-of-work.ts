import type { EntityManager } from "typeorm";
import type { EventPatch, EventType } from "../domain/event";
import type { ActorId, CaseId, EventId, PersonId } from "../domain/ids";

/** Whatever has a stream of events of its own: its row carries the number of the newest. */
export interface Streamed {
  id: string;
  lastSequence: number;
}

/** One fact a command wants in the log; the stream, its number, the actor and the instant come from the unit of work. */
export interface Fact {
  type: EventType;
  caseId?: CaseId | null;
  /** When it happened in the world; left out: the unit of work's own now. */
  occurredAt?: Date;
  actor?: ActorId;
  onBehalfOf?: PersonId | null;
  causationId?: EventId | null;
  before: EventPatch | null;
  after: EventPatch | null;
}

/** A statement that the server prepares once per connection; it lists its columns, so that a new column never breaks an old replica. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

/**
 * One transaction, in which a command locks, gathers facts, asks the pure rule, saves, and appends events.
 *
 * Lock order everywhere: persons (future owner FOR SHARE, leaver FOR UPDATE), cases, offers; ids ascending.
 */
export interface UnitOfWork {
  readonly actor: ActorId;
  /** Runs a statement on the transaction's own connection. */
  query<Row extends object>(statement: Statement | string, values?: readonly unknown[]): Promise<Row[]>;
  /** The same transaction through the ORM. */
  readonly manager: EntityManager;
  /**
   * The instant of this unit of work, asked of the database once, and never before `notBefore`.
   *
   * Ask it after the lock: the instant then follows every commit that the lock waited for, even if the clock jumped back.
   */
  now(notBefore?: Date): Promise<Date>;
  /** That instant, once it was asked. */
  readonly instant: Date | null;
  /**
   * Puts a fact into the subject's stream and answers its id; all facts are written together just before the commit.
   *
   * Raises `subject.lastSequence`, which the caller saves with the row whose lock it holds.
   */
  append(subject: Streamed, fact: Fact): EventId;
  /** Sets, moves or stops a timer in the same transaction as its cause. */
  setTimer(kind: string, subjectId: string, dueAt: Date | null): Promise<void>;
}
