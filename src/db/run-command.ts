import { createHash } from "node:crypto";
import type { DataSource } from "typeorm";
import type { ActorId, EventId } from "../domain/ids";
import { isRefusal, type Refusal, refuse } from "../domain/refusal";
import { pastFailPoint } from "./fail-points";
import type { PendingEvent } from "./insert-events";
import type { Participants } from "./participants";
import { type OpenWork, runUnitOfWork, type Settled } from "./run-unit-of-work";
import type { Statement, UnitOfWork } from "./unit-of-work";

/** What a command answers when it accepts: the ids of what it touched, so that a replay can find them again. */
export interface Refs {
  eventId?: EventId | null;
  [name: string]: string | readonly string[] | null | undefined;
}

/** A use case inside a transaction: it locks, gathers facts, asks the pure rule, saves and appends; or it refuses. */
export type CommandWork<R extends Refs> = (work: UnitOfWork) => Promise<R | Refusal>;

/** Who asks for what, and how. */
export interface CommandRequest {
  /** The mutation's name: one key may not serve two of them. */
  operation: string;
  actor: ActorId;
  /** The whole input, for telling a repetition from a different question under the same key. */
  input: object;
  idempotencyKey: string | null;
  dryRun: boolean;
}

/** What came of a command: its refs or its refusal, and for a dry run the facts it would have appended. */
export interface CommandAnswer<R extends Refs> {
  outcome: R | Refusal;
  preview: readonly PendingEvent[] | null;
}

/** What running a command needs from the process. */
export interface CommandPorts {
  dataSource: DataSource;
  /** Called after every commit that may have appended facts, so that they get their places soon. */
  committed(): void;
  /** What other features do in the same transaction once something has happened; left out: nothing. */
  participants?: Participants;
}

/**
 * Runs a command as one transaction, once per idempotency key.
 *
 * The same key with the same input answers what the first run answered, a refusal included; with another input IDEMPOTENCY_MISMATCH.
 * Two at once under one key wait for each other at the key's row. A dry run leaves nothing, its key neither.
 * Law: an accepted command appends its events in its own transaction; a refused command changes nothing.
 */
export async function runCommand<R extends Refs>(
  ports: CommandPorts,
  request: CommandRequest,
  work: CommandWork<R>,
): Promise<CommandAnswer<R>> {
  const run = async (open: OpenWork): Promise<Settled<CommandAnswer<R>>> => {
    if (request.dryRun) return dryRun(open, work);
    if (request.idempotencyKey === null) return plainRun(open, work);
    return keyedRun(open, request, request.idempotencyKey, work);
  };
  const answer = await runUnitOfWork(ports.dataSource, request.actor, run, ports.participants);
  ports.committed();
  pastFailPoint("command.before-answer");
  return answer;
}

async function plainRun<R extends Refs>(open: OpenWork, work: CommandWork<R>): Promise<Settled<CommandAnswer<R>>> {
  const outcome = await work(open);
  return { keep: !isRefusal(outcome), answer: { outcome, preview: null } };
}

async function dryRun<R extends Refs>(open: OpenWork, work: CommandWork<R>): Promise<Settled<CommandAnswer<R>>> {
  const outcome = await work(open);
  if (isRefusal(outcome)) return { keep: false, answer: { outcome, preview: null } };
  await open.react();
  return { keep: false, answer: { outcome, preview: [...open.pending] } };
}

async function keyedRun<R extends Refs>(
  open: OpenWork,
  request: CommandRequest,
  key: string,
  work: CommandWork<R>,
): Promise<Settled<CommandAnswer<R>>> {
  const hash = hashOf(request.input);
  const claimed = await open.query(CLAIM_KEY, [request.actor, key, request.operation, hash]);
  if (claimed.length === 0) return { keep: false, answer: { outcome: await replay<R>(open, request, key, hash), preview: null } };
  await open.query("savepoint before_the_command");
  const outcome = await work(open);
  if (isRefusal(outcome)) {
    await open.query("rollback to savepoint before_the_command");
    open.forget();
  }
  await open.query(RECORD_ANSWER, [request.actor, key, JSON.stringify(outcome)]);
  return { keep: true, answer: { outcome, preview: null } };
}

async function replay<R extends Refs>(open: OpenWork, request: CommandRequest, key: string, hash: string): Promise<R | Refusal> {
  const [found] = await open.query<{ operation: string; inputHash: string; answer: R | Refusal }>(FIND_ANSWER, [request.actor, key]);
  if (found === undefined) throw new Error("an idempotency key was taken and is gone");
  if (found.operation === request.operation && found.inputHash === hash) return found.answer;
  return refuse("IDEMPOTENCY_MISMATCH", "This idempotency key was used for another question.", { path: ["idempotencyKey"] });
}

const CLAIM_KEY: Statement = {
  name: "claim_key",
  text: `insert into idempotency_records (actor, key, operation, input_hash) values ($1, $2, $3, $4) on conflict do nothing returning key`,
};
const RECORD_ANSWER: Statement = {
  name: "record_answer",
  text: "update idempotency_records set answer = $3 where actor = $1 and key = $2",
};
const FIND_ANSWER: Statement = {
  name: "find_answer",
  text: `select operation, input_hash as "inputHash", answer from idempotency_records where actor = $1 and key = $2`,
};

function hashOf(input: object): string {
  return createHash("sha256").update(JSON.stringify(input, sortedKeys)).digest("hex");
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value) || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
