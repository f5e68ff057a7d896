import { setTimeout as pause } from "node:timers/promises";
import type { ClientBase } from "pg";
import type { DataSource, EntityManager } from "typeorm";
import type { ActorId, EventId } from "../domain/ids";
import { pastFailPoint } from "./fail-points";
import type { PendingEvent } from "./insert-events";
import { insertEvents } from "./insert-events";
import { newId } from "./new-id";
import { type Participants, takePart } from "./participants";
import { runPrepared } from "./prepared-query";
import { inTurn } from "./take-turns";
import type { Fact, Statement, Streamed, UnitOfWork } from "./unit-of-work";

/** What a transaction's work decided: whether its effects stay, and what it answers. */
export interface Settled<T> {
  keep: boolean;
  answer: T;
}

/** An open transaction with what the wrappers around a command need beyond the command's own view. */
export interface OpenWork extends UnitOfWork {
  /** The facts appended so far, in order. */
  readonly pending: readonly PendingEvent[];
  /** Lets the participants answer the facts appended since it was last called; `flush` does so too. */
  react(): Promise<void>;
  flush(): Promise<void>;
  forget(): void;
}

/** Thrown where a transaction's connection broke: what it did is undone, unless the commit was under way, and then nobody knows. */
class LostConnection extends Error {
  override readonly name = "LostConnection";
  /** As PostgreSQL's own drivers say it. */
  readonly code = "08006";
}

const SERIALIZATION_FAILURE = "40001";
const DEADLOCK = "40P01";
const LOCK_TIMEOUT = "55P03";

/**
 * Runs work in one transaction and commits it if it says so; nothing of it stays otherwise.
 *
 * The participants answer what it appended before the commit, in the same transaction.
 * A deadlock or serialization failure is tried again, three times in all. A lock that is not given in time is waited for once more, after
 * everybody who waits for a turn: somebody's leave may move hundreds of cases. Every other error rolls back and is thrown.
 */
export async function runUnitOfWork<T>(
  dataSource: DataSource,
  actor: ActorId,
  work: (open: OpenWork) => Promise<Settled<T>>,
  participants: Participants = {},
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await inTurn(dataSource, () => tryOnce(dataSource, actor, work, participants));
    } catch (error) {
      if (attempt >= mostTries(error)) throw error;
      await pause(attempt * 10 + Math.random() * 20);
    }
  }
}

async function tryOnce<T>(
  dataSource: DataSource,
  actor: ActorId,
  work: (open: OpenWork) => Promise<Settled<T>>,
  participants: Participants,
): Promise<T> {
  const runner = dataSource.createQueryRunner();
  try {
    const client: ClientBase = await runner.connect();
    await runner.startTransaction();
    try {
      const open = openWork(client, runner.manager, actor, participants);
      const { keep, answer } = await work(open);
      if (!keep) {
        await runner.rollbackTransaction();
        return answer;
      }
      await open.flush();
      pastFailPoint("unit-of-work.before-commit");
      await runner.commitTransaction();
      pastFailPoint("unit-of-work.after-commit");
      return answer;
    } catch (error) {
      // A connection that breaks is let go at once, and its transaction with it: there is nothing left to roll back.
      if (runner.isReleased) throw new LostConnection("the connection broke", { cause: error });
      if (runner.isTransactionActive) await runner.rollbackTransaction();
      throw error;
    }
  } finally {
    await runner.release();
  }
}

function openWork(client: ClientBase, manager: EntityManager, actor: ActorId, participants: Participants): OpenWork {
  let answered = 0;
  const query = async <Row extends object>(statement: Statement | string, values: readonly unknown[] = []): Promise<Row[]> => {
    if (typeof statement !== "string") return runPrepared<Row>(client, statement, values);
    const { rows } = await client.query<Row>(statement, [...values]);
    return rows;
  };
  const now = async (notBefore?: Date): Promise<Date> => {
    if (open.instant === null) {
      const [row] = await query<{ now: Date }>({ name: "now", text: "select steward_now() as now" });
      if (row === undefined) throw new Error("the database told no time");
      open.instant = row.now;
    }
    if (notBefore !== undefined && notBefore > open.instant) open.instant = notBefore;
    return open.instant;
  };
  // Plain properties: a getter on an object of its own has the engine keep all of it until the next collection of the whole memory.
  const open: OpenWork & { instant: Date | null; pending: PendingEvent[] } = {
    actor,
    manager,
    query,
    now,
    instant: null,
    pending: [],
    append(subject: Streamed, fact: Fact): EventId {
      subject.lastSequence += 1;
      const id = newId("evt");
      open.pending.push({ ...fact, id, stream: subject.id, streamSequence: subject.lastSequence, actor: fact.actor ?? actor });
      return id;
    },
    async setTimer(kind, subjectId, dueAt) {
      if (dueAt === null) await query(STOP_TIMER, [kind, subjectId]);
      else await query(SET_TIMER, [kind, subjectId, dueAt]);
    },
    async react() {
      answered = await takePart(participants, open, answered);
    },
    async flush() {
      await open.react();
      if (open.pending.length > 0) await insertEvents(query, open.pending, await now());
      open.pending = [];
      answered = 0;
    },
    forget() {
      open.pending = [];
      answered = 0;
    },
  };
  return open;
}

const STOP_TIMER: Statement = { name: "stop_timer", text: "delete from timers where kind = $1 and subject_id = $2" };
const SET_TIMER: Statement = {
  name: "set_timer",
  text: `insert into timers (kind, subject_id, due_at) values ($1, $2, $3)
    on conflict (kind, subject_id) do update set due_at = excluded.due_at, version = timers.version + 1`,
};

function mostTries(error: unknown): number {
  const code = (error as { code?: unknown } | null)?.code;
  if (code === DEADLOCK || code === SERIALIZATION_FAILURE) return 3;
  return code === LOCK_TIMEOUT ? 2 : 1;
}
