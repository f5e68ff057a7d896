import { causesOf } from "./read-error";

// 57014 statement timeout, 55P03 lock timeout, 57P0x server going down, 53300 no connection left, 40001/40P01 retries used up.
const OUTAGE_CODES = new Set([
  "57014",
  "55P03",
  "57P01",
  "57P02",
  "57P03",
  "53300",
  "40001",
  "40P01",
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
