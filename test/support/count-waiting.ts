import type { ClientBase } from "pg";

// Waiting for a row, as PostgreSQL shows it; advisory locks are another matter, and so are the databases of other test files.
const WAITING = `select count(*)::integer as waiting from pg_stat_activity
  where datname = current_database() and wait_event_type = 'Lock' and wait_event in ('tuple', 'transactionid')`;

/** How many connections wait for a row just now, also where this connection is inside a transaction. */
export async function countWaiting(connection: ClientBase): Promise<number> {
  await connection.query("select pg_stat_clear_snapshot()");
  return (await connection.query<{ waiting: number }>(WAITING)).rows[0]?.waiting ?? 0;
}
