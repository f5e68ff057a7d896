import type { Database } from "../../db/database";
import { findRows } from "../../db/find-rows";
import type { Statement, UnitOfWork } from "../../db/unit-of-work";
import type { PersonId } from "../../domain/ids";

/**
 * Whether the person `p` is available, in SQL.
 *
 * The one place that says who is: whatever else makes somebody unavailable is another condition here.
 */
export const IS_AVAILABLE = `(p.active
    and not exists (select from absences a where a.person_id = p.id and a.state = 'RUNNING' and a.ends_at > steward_now()))`;

const FIND: Statement = { name: "find_available", text: `select p.id from persons p where p.id = any($1) and ${IS_AVAILABLE}` };

/** Those of some people who are available, as this unit of work sees them. */
export async function findAvailable(work: UnitOfWork, ids: readonly PersonId[]): Promise<PersonId[]> {
  return (await work.query<{ id: PersonId }>(FIND, [ids])).map(({ id }) => id);
}

/** Those of some people who are available, outside any transaction. */
export async function loadAvailable(database: Database, ids: readonly PersonId[]): Promise<PersonId[]> {
  const rows = await findRows<{ id: PersonId }>(database, FIND, [ids]);
  return rows.map(({ id }) => id);
}

const FIND_AT: Statement = {
  name: "find_available_at",
  text: `select p.id from persons p where p.id = any($1) and p.active and not exists (select from absences a
    where a.person_id = p.id and a.state in ('RECORDED', 'RUNNING') and a.starts_at <= $2 and a.ends_at > $2)`,
};

/** Those of some people who will be available at an instant, by what is recorded of them. */
export async function findAvailableAt(work: UnitOfWork, ids: readonly PersonId[], at: Date): Promise<PersonId[]> {
  return (await work.query<{ id: PersonId }>(FIND_AT, [ids, at])).map(({ id }) => id);
}
