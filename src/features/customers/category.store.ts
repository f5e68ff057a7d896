import type { Statement, UnitOfWork } from "../../db/unit-of-work";
import type { CategoryRow } from "./category-row.type";

/** The columns of a category under the names of the domain. */
export const CATEGORY_COLUMNS = `g.key, g.name, g.handling, g.automation, g.owner_id as "ownerId", g.backup_ids as "backupIds"`;

const FIND: Statement = { name: "find_category", text: `select ${CATEGORY_COLUMNS} from categories g where g.key = $1` };

/** A category by its key; `null` where there is none. */
export async function findCategoryRow(work: UnitOfWork, key: string): Promise<CategoryRow | null> {
  const [row] = await work.query<CategoryRow>(FIND, [key]);
  return row ?? null;
}
