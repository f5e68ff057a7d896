import type { Statement, UnitOfWork } from "../../db/unit-of-work";
import { ERASED } from "../../domain/erased";
import { type CaseId, isId } from "../../domain/ids";
import { ERASED_TEXTS, type ErasedTexts } from "./erased-texts";

const LOCK_CASES: Statement = {
  name: "lock_cases_of_contact",
  text: `select c.id, c.contact_id = $1 as own from cases c
    where c.contact_id = $1 or c.id in (select m.case_id from customer_messages m where m.contact_id = $1)
    order by c.id for update of c`,
};

/** Locks every case that is a contact's or on which they spoke, ids ascending, and answers those that are theirs. */
export async function lockCasesOfContact(work: UnitOfWork, contactId: string): Promise<CaseId[]> {
  if (!isId("con", contactId)) return [];
  const rows = await work.query<{ id: CaseId; own: boolean | null }>(LOCK_CASES, [contactId]);
  return rows.filter(({ own }) => own).map(({ id }) => id);
}

/** How many texts were blanked on each case, and beside every case under `null`. */
export type BlankedTexts = ReadonlyMap<CaseId | null, number>;

/** Blanks every text about a contact, and answers how many there were where. Their cases are locked. */
export async function blankTexts(work: UnitOfWork, contactId: string, caseIds: readonly CaseId[]): Promise<BlankedTexts> {
  const now = await work.now();
  const blanked = new Map<CaseId | null, number>();
  for (const texts of ERASED_TEXTS) {
    const subject = texts.whose === "CASES" ? caseIds : contactId;
    const values = texts.way === "EMPTIED" ? [subject, now] : [subject];
    const rows = await work.query<{ caseId: CaseId | null; count: number }>(blankingOf(texts), values);
    for (const { caseId, count } of rows) if (count > 0) blanked.set(caseId, (blanked.get(caseId) ?? 0) + count);
  }
  return blanked;
}

// The outer select sees the rows as they were before the update beside it: what it counts is what goes.
function blankingOf({ table, where, caseOf, columns, lists = [], way, hasRevision }: ErasedTexts): string {
  const marker = `'${ERASED}'`;
  const held = [
    ...columns.map((column) => `(x.${column} is not null and x.${column} <> ${marker})`),
    ...lists.map((column) => `(cardinality(x.${column}) > 0 and x.${column} <> array[${marker}])`),
  ];
  const marked = [
    ...columns.map((column) => `${column} = case when x.${column} is not null then ${marker} end`),
    ...lists.map((column) => `${column} = case when cardinality(x.${column}) > 0 then array[${marker}] else x.${column} end`),
    ...(hasRevision ? ["revision = x.revision + 1"] : []),
  ];
  const emptied = [...columns.map((column) => `${column} = null`), "erased_at = $2"];
  return `with blanked as (update ${table} x set ${(way === "MARKED" ? marked : emptied).join(", ")} where ${where} and (${held.join(" or ")}))
    select ${caseOf ?? "null"} as "caseId", sum(${held.map((one) => `${one}::integer`).join(" + ")})::integer as count
      from ${table} x where ${where} group by 1`;
}
