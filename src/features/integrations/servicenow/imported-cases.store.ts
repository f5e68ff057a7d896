import type { Statement, UnitOfWork } from "../../../db/unit-of-work";
import type { PersonId } from "../../../domain/ids";

const LOCK: Statement = { name: "lock_imports", text: "select pg_advisory_xact_lock(7236413)" };
const FIND: Statement = {
  name: "find_imported_cases",
  text: `select source_reference as "sourceReference" from cases where source_reference = any($1)`,
};
const HOLD: Statement = {
  name: "hold_imported_owners",
  text: "select id from persons where id = any($1) and active order by id for share",
};

/** Lets one import write at a time: of two that read the same file, the second finds each incident known. Held until the commit. */
export async function lockImports(work: UnitOfWork): Promise<void> {
  await work.query(LOCK);
}

/** Which of these incidents are cases already, by the source's numbers. */
export async function findImported(work: UnitOfWork, numbers: readonly string[]): Promise<Set<string>> {
  const rows = await work.query<{ sourceReference: string }>(FIND, [numbers]);
  return new Set(rows.map((row) => row.sourceReference));
}

/** Holds the active ones of these people as they are until the commit; whoever has been deactivated is left out. */
export async function holdActive(work: UnitOfWork, ids: readonly PersonId[]): Promise<Set<PersonId>> {
  const rows = await work.query<{ id: PersonId }>(HOLD, [ids]);
  return new Set(rows.map((row) => row.id));
}
