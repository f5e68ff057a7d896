import { DatabaseError, type Pool } from "pg";
import type { PostgresDriver } from "typeorm/driver/postgres/PostgresDriver";
import type { Database } from "./database";
import { runPrepared } from "./prepared-query";
import type { SharedReads } from "./share-reads";
import type { Statement } from "./unit-of-work";

// A statement that did not end in time.
const BROKEN_OFF = "57014";
const shared = new WeakMap<Database, SharedReads>();

/** Has the short reads of a database go through connections that all requests share. */
export function shareReads(database: Database, reads: SharedReads): void {
  shared.set(database, reads);
}

/**
 * Finds rows by their keys with a statement that is prepared once per connection; the rows come as they are, past the ORM.
 *
 * Goes through the shared reads, so that a request holds no connection for it; through the pool where there are none.
 */
export async function findRows<Row extends object>(database: Database, statement: Statement, values: readonly unknown[]): Promise<Row[]> {
  const reading = shared.get(database)?.read<Row>(statement, values) ?? null;
  if (reading === null) return prepared<Row>(database, statement, values);
  try {
    return await reading;
  } catch (error) {
    if (error instanceof DatabaseError && error.severity !== "FATAL" && error.code !== BROKEN_OFF) throw error;
    // It took too long for a connection that others wait behind, or the connection broke with every read on it. A read may be asked again.
    return prepared<Row>(database, statement, values);
  }
}

/** The same for a statement that may take its time, such as a list: it holds a connection of the pool while it runs. */
export async function prepared<Row extends object>(database: Database, statement: Statement, values: readonly unknown[]): Promise<Row[]> {
  const pool: Pool = (database.driver as PostgresDriver).master;
  return runPrepared<Row>(pool, statement, values);
}

// A name is kept by every connection for as long as it lives; past this many the rest is parsed each time.
const MOST_NAMES = 64;
const names = new Map<string, string>();

/** A statement whose text is put together at run time from a closed set of parts: the ones asked first are prepared under a name of their own. */
export function statementOf(kind: string, text: string): Statement {
  const known = names.get(text);
  if (known !== undefined) return { name: known, text };
  if (names.size >= MOST_NAMES) return { name: "", text };
  const name = `${kind}_${names.size}`;
  names.set(text, name);
  return { name, text };
}
