import { causesOf } from "./read-error";

const STATEMENT_TIMEOUT = "57014";

// 55P03 lock timeout, 57P0x server going down, 53xxx no disk, memory or connection left, 58030 disk broken, 40001/40P01 retries used up,
// 25006 another server has taken over and this one only reads.
const OUTAGE_CODES = new Set([
  STATEMENT_TIMEOUT,
  "55P03",
  "57P01",
  "57P02",
  "57P03",
  "53100",
  "53200",
  "53300",
  "58030",
  "40001",
  "40P01",
  "25006",
  "25P03",
  "08000",
  "08001",
  "08003",
  "08004",
  "08006",
  "ECONNREFUSED",
  "ECONNRESET",
  "ETIMEDOUT",
  "EPIPE",
]);

// The pool of `pg` gives these no code.
const OUTAGE_MESSAGES = [
  "timeout exceeded when trying to connect",
  "Connection terminated",
  "Cannot use a pool after calling end on the pool",
  "Query read timeout",
  "Client was closed and is not queryable",
  "Client has encountered a connection error",
  "Client has encountered a connection error and is not queryable",
];

/** Whether an error says that the database cannot be asked right now, so that trying again later makes sense. */
export function isOutage(error: unknown): boolean {
  return causesOf(error).some(
    (cause) =>
      ("code" in cause && OUTAGE_CODES.has(String(cause.code))) || OUTAGE_MESSAGES.some((message) => cause.message.startsWith(message)),
  );
}

/**
 * Whether an error is the database's own fault, whatever it was asked to do.
 *
 * A statement that takes too long is not: the same work may take too long for ever, and a database too slow for everything cannot keep the
 * record of it either.
 */
export function isDatabaseAtFault(error: unknown): boolean {
  return isOutage(error) && !causesOf(error).some((cause) => "code" in cause && cause.code === STATEMENT_TIMEOUT);
}
