import type { Database } from "../../db/database";
import { prepared, statementOf } from "../../db/find-rows";
import { SEVERITIES } from "../../domain/case-facts";
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

interface SortKey {
  column: string;
  type: PlaceKey;
  /** The same key of a row that was read, as a cursor holds it. */
  of(row: CaseRow): string;
}

const OPENED: SortKey = { column: "c.opened_at", type: "timestamptz", of: (row) => row.openedAt };
const ID: SortKey = { column: "c.id", type: "text", of: (row) => row.id };

// Sort keys come from this map only: a client's text never becomes SQL. Ties go by id.
const KEYS: { readonly [N in CaseOrderName]: readonly SortKey[] } = {
  NEXT_DUE: [{ column: "c.next_step_due_at", type: "timestamptz", of: (row) => row.nextStepDueAt ?? "" }, ID],
  URGENCY: [{ column: "c.severity_rank", type: "smallint", of: (row) => String(SEVERITIES.indexOf(row.severity) + 1) }, OPENED, ID],
  OPENED_AT: [OPENED, ID],
  UPDATED_AT: [{ column: "c.updated_at", type: "timestamptz", of: (row) => row.updatedAt }, ID],
  NUMBER: [{ column: "c.number", type: "integer", of: (row) => String(row.number) }, ID],
};

/** One page of the cases a viewer asks for and may see; counted only when `totalCount` is asked. */
export async function listCases(
  database: Database,
  viewer: PersonStanding,
  { criteria, order, page }: CaseListQuestion,
): Promise<Page<CaseRow>> {
  const keys = KEYS[order.field];
  const columns = keys.map(({ column }) => column);
  const conditions = whereCases(viewer, criteria);
  if (order.field === "NEXT_DUE") conditions.texts.push("c.next_step_due_at is not null");
  const count = { text: conditions.count, values: [...conditions.values] };
  const backwards = page.backwards !== (order.direction === "DESC");
  addPlace(conditions, keys, page.after, order.direction === "DESC" ? "<" : ">");
  addPlace(conditions, keys, page.before, order.direction === "DESC" ? ">" : "<");
  const sorted = `order by ${columns.map((column) => `${column} ${backwards ? "desc" : "asc"}`).join(", ")} limit ${conditions.hold(page.count + 1)}`;
  const text = `select ${CASE_COLUMNS} from ${source(conditions, sorted)} c ${sorted}`;
  const rows = await prepared<CaseRow>(database, statementOf("list_cases", text), conditions.values);
  return pageOf(
    page,
    rows,
    (row) =>
      writePlace(
        order.field,
        keys.map((key) => key.of(row)),
      ),
    async () => {
      const counted = await prepared<{ count: number }>(database, statementOf("count_cases", count.text), count.values);
      return counted[0]?.count ?? 0;
    },
  );

  function addPlace(to: Conditions, by: readonly SortKey[], cursor: string | null, comparison: "<" | ">"): void {
    if (cursor === null) return;
    const place = readPlace(
      order.field,
      cursor,
      by.map(({ type }) => type),
    );
    const from = to.values.length;
    to.values.push(...place);
    to.texts.push(`(${columns.join(", ")}) ${comparison} (${by.map(({ type }, index) => `$${from + index + 1}::${type}`).join(", ")})`);
  }
}

/**
 * The first of the usual alternative, in order, and all of the rare ones: together they hold the first of all.
 *
 * A rare one is not sorted by itself: with a limit the planner would walk every case in that order to find the few, or none.
 */
function source({ wheres }: Conditions, sorted: string): string {
  const parts = wheres.map((where, place) => `(select c.* from cases c where ${where} ${place === 0 ? sorted : ""})`);
  return `(${parts.join(" union all ")})`;
}
