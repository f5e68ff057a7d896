import { types } from "node:util";

/** An error and what it wraps, outermost first; bounded, because a cause may point back. */
export function causesOf(error: unknown): Error[] {
  const found: Error[] = [];
  const waiting: unknown[] = [error];
  while (waiting.length > 0 && found.length < 8) {
    const next = waiting.shift();
    if (!isError(next) || found.includes(next)) continue;
    found.push(next);
    const wraps = next as { originalError?: unknown; cause?: unknown; driverError?: unknown };
    waiting.push(wraps.originalError, wraps.driverError, wraps.cause);
  }
  return found;
}

/** Whether an error carries this code, as those of Node and PostgreSQL do. */
export function hasCode(error: unknown, code: string): boolean {
  return isError(error) && "code" in error && error.code === code;
}

/** Whether a value is an error, whichever realm made it: `instanceof` says no to Node's own inside a sandbox. */
export function isError(value: unknown): value is Error {
  return types.isNativeError(value) || value instanceof Error;
}

/** What was thrown, as an error: someone's library may throw anything. */
export function asError(thrown: unknown): Error {
  return isError(thrown) ? thrown : new Error("a value that is not an Error was thrown", { cause: thrown });
}
