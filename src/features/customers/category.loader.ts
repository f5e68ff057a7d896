import { defineLoader } from "../../graphql/define-loader";
import type { CategoryRow } from "./category-row.type";
import { loadCategories } from "./read-customers.store";

/** Categories by key; there are few, so they are read whole. */
export const categoryLoader = defineLoader<string, CategoryRow | null>(async ({ services }, keys) => {
  const categories = new Map((await loadCategories(services.dataSource)).map((row) => [row.key, row]));
  return keys.map((key) => categories.get(key) ?? null);
});
