import { type Connection, DatabaseError, type FieldDef, Query } from "pg";
import { buildRows, type RowBuilder } from "./build-rows";
import type { Statement } from "./unit-of-work";
import { writeIds } from "./write-ids";

type Answered = (error: Error | null | undefined, rows?: object[]) => void;

/** Whoever sends queries: a connection or a pool of them. */
export interface Sender {
  query(query: PreparedQuery, values: undefined, answered: Answered): unknown;
  query(text: string, values: unknown[]): Promise<{ rows: object[] }>;
}

// What the driver's own query does behind its types.
interface DriverQuery {
  prepare(connection: Connection): void;
}

interface Prepared {
  /** How rows of a statement are built, by its name. */
  readonly builders: Map<string, RowBuilder>;
  /** The same connection, on which nobody asks for columns. */
  readonly withoutColumns: Connection;
}

const driverQuery = Query.prototype as unknown as DriverQuery;
const prepared = new WeakMap<Connection, Prepared>();

/**
 * A prepared statement that asks its connection for its columns the first time only.
 *
 * The driver asks with every run, and sets every row's properties by name; a list of cases has forty columns. A prepared statement keeps its
 * columns for as long as its connection lives: PostgreSQL refuses to run it once they would be others.
 */
export class PreparedQuery extends Query {
  readonly name: string;
  /** Set by the driver. */
  callback: Answered | undefined;
  private build: RowBuilder | null = null;
  private connection: Prepared | null = null;
  private failure: Error | null = null;
  private readonly found: object[] = [];

  constructor({ name, text }: Statement, values: readonly unknown[]) {
    super(text, values.map(writeIds));
    this.name = name;
  }

  /** Called by the driver to send it. */
  prepare(connection: Connection): void {
    this.connection = preparedOn(connection);
    this.build = this.connection.builders.get(this.name) ?? null;
    driverQuery.prepare.call(this, this.build === null ? connection : this.connection.withoutColumns);
  }

  handleRowDescription({ fields }: { readonly fields: readonly FieldDef[] }): void {
    this.build = buildRows(fields);
    this.connection?.builders.set(this.name, this.build);
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    if (this.build === null || this.failure !== null) return;
    try {
      this.found.push(this.build(fields));
    } catch (error) {
      this.failure = error instanceof Error ? error : new Error("a value could not be read", { cause: error });
    }
  }

  handleCommandComplete(): void {
    // Asked for its columns, it had none: it never answers a row.
    if (this.build === null) this.connection?.builders.set(this.name, buildRows([]));
  }

  handleReadyForQuery(): void {
    if (this.failure === null) this.callback?.(null, this.found);
    else this.callback?.(this.failure);
  }
}

function preparedOn(connection: Connection): Prepared {
  const known = prepared.get(connection);
  if (known !== undefined) return known;
  const made = { builders: new Map(), withoutColumns: Object.create(connection, { describe: { value: () => undefined } }) as Connection };
  prepared.set(connection, made);
  return made;
}

/** Runs a prepared statement, or one without a name, and answers its rows; what goes wrong bears the stack of who asked. */
export async function runPrepared<Row extends object>(sender: Sender, statement: Statement, values: readonly unknown[]): Promise<Row[]> {
  if (statement.name === "") return (await sender.query(statement.text, [...values])).rows as Row[];
  try {
    return await new Promise<Row[]>((resolve, reject) => {
      // A pool gives the connection back in a callback of its own around this one.
      sender.query(new PreparedQuery(statement, values), undefined, (error, rows) =>
        error ? reject(error) : resolve((rows ?? []) as Row[]),
      );
    });
  } catch (error) {
    if (error instanceof DatabaseError) Error.captureStackTrace(error);
    throw error;
  }
}
