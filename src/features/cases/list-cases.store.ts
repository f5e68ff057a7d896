import type { Database } from "../../db/database";
import { prepared, statementOf } from "../../db/find-rows";
import type { PersonStanding } from "../../domain/permissions";
import { type Page, type PageAsk, pageOf } from "../../graphql/page.type";
import { type PlaceKey, readPlace, writePlace } from "./case-place";
import { CASE_COLUMNS, type CaseRow } from "./case-row.type";
import { type CaseCriteria, type Conditions, whereCases } from "./where-cases";

/** What a list of cases is sorted by. */
export type CaseOrderName = "NEXT_DUE" | "URGENCY" | "OPENED_AT" | "UPDATED_AT" | "NUMBER";

/** Which list, sorted how, and which page of it. */
export interface CaseListQuestion {
  criteria: CaseCriteria;
  order: { field: CaseOrderName; direction: "ASC" | "DESC" };
  page: PageAsk;
}

// Sort keys come from this map only: a client's text never becomes SQL. Ties go by id.
const KEYS: { readonly [N in CaseOrderName]: readonly (readonly [column: string, type: PlaceKey])[] } = {
  NEXT_DUE: [["c.next_step_due_at", "timestamptz"]],
  URGENCY: [
    ["c.severity_rank", "smallint"],
    ["c.opened_at", "timestamptz"],
  ],
  OPENED_AT: [["c.opened_at", "timestamptz"]],
  UPDATED_AT: [["c.updated_at", "timestamptz"]],
  NUMBER: [["c.number", "integer"]],
};

type ListedCase = CaseRow & { place: string[] };

/** One page of the cases a viewer asks for and may see; counted only when `totalCount` is asked. */
export async function listCases(
  database: Database,
  viewer: PersonStanding,
  { criteria, order, page }: CaseListQuestion,
): Promise<Page<CaseRow>> {
  const keys = [...KEYS[order.field], ["c.id", "text"] as const];
  const columns = keys.map(([column]) => column);
  const conditions = whereCases(viewer, criteria);
  if (order.field === "NEXT_DUE") conditions.texts.push("c.next_step_due_at is not null");
  const count = { text: conditions.count, values: [...conditions.values] };
  const backwards = page.backwards !== (order.direction === "DESC");
  addPlace(conditions, keys, page.after, order.direction === "DESC" ? "<" : ">");
  addPlace(conditions, keys, page.before, order.direction === "DESC" ? ">" : "<");
  const sorted = `order by ${columns.map((column) => `${column} ${backwards ? "desc" : "asc"}`).join(", ")} limit ${conditions.hold(page.count + 1)}`;
  const place = keys.map(([column, type]) => (type === "timestamptz" ? `iso(${column})` : `${column}::text`)).join(", ");
  const rows = await prepared<ListedCase>(
    database,
    statementOf("list_cases", `select ${CASE_COLUMNS}, array[${place}] as place from ${source(conditions, sorted)} c ${sorted}`),
    conditions.values,
  );
  return pageOf(
    page,
    rows,
    (row) => writePlace(order.field, row.place),
    async () => {
      const counted = await prepared<{ count: number }>(database, statementOf("count_cases", count.text), count.values);
      return counted[0]?.count ?? 0;
    },
  );

  function addPlace(to: Conditions, by: typeof keys, cursor: string | null, comparison: "<" | ">"): void {
    if (cursor === null) return;
    const place = readPlace(
      order.field,
      cursor,
      by.map(([, type]) => type),
    );
    const from = to.values.length;
    to.values.push(...place);
    to.texts.push(`(${columns.join(", ")}) ${comparison} (${by.map(([, type], index) => `$${from + index + 1}::${type}`).join(", ")})`);
  }
}

/** The first of each alternative, in order: together they hold the first of all. */
function source({ wheres }: Conditions, sorted: string): string {
  return `(${wheres.map((where) => `(select c.* from cases c where ${where} ${sorted})`).join(" union all ")})`;
}
