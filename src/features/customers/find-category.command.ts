import type { UnitOfWork } from "../../db/unit-of-work";
import { findCategoryRow } from "./category.store";
import type { CategoryRow } from "./category-row.type";

/** A category as this unit of work sees it; `null` where the key names none. */
export function findCategory(work: UnitOfWork, key: string): Promise<CategoryRow | null> {
  return findCategoryRow(work, key);
}
