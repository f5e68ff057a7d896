import type { UnitOfWork } from "../../db/unit-of-work";
import { holdPersonRows } from "./change-person.store";
import type { PersonRecord } from "./person-row.type";

/**
 * People by id, held as they are until the commit because something is about to name them.
 *
 * Ids that name nobody are left out. Called before teams, accounts or cases are locked.
 */
export async function holdPeople(work: UnitOfWork, ids: readonly string[]): Promise<ReadonlyMap<string, PersonRecord>> {
  const rows = await holdPersonRows(work, ids);
  return new Map(rows.map((row) => [row.id, row]));
}
