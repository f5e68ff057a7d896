/** The texts of one table that are about a customer, and how they go. */
export interface ErasedTexts {
  readonly table: string;
  /** Which rows: `$1` is the ids of the contact's cases, or the contact's own id. */
  readonly where: string;
  readonly whose: "CASES" | "CONTACT";
  /** On which case a row stands; `null` for a table that belongs to no case. */
  readonly caseOf: string | null;
  readonly columns: readonly string[];
  /** Columns that hold many texts. */
  readonly lists?: readonly string[];
  /** MARKED: the marker takes their place; EMPTIED: nothing does, and `erased_at` says since when. */
  readonly way: "MARKED" | "EMPTIED";
  readonly hasRevision?: true;
}

const OF_CASES = { where: "x.case_id = any($1)", whose: "CASES", caseOf: "x.case_id" } as const;

/**
 * Every text that people wrote about a customer: what erasure blanks, beside the contact's own row.
 *
 * A new text column of any table belongs here, or among the ones that hold none; a test asks which.
 * A reference of another system stays: without it the same message would be recorded again.
 */
export const ERASED_TEXTS: readonly ErasedTexts[] = [
  {
    table: "cases",
    where: "x.id = any($1)",
    whose: "CASES",
    caseOf: "x.id",
    columns: ["subject", "next_step_what", "resolution"],
    way: "MARKED",
    hasRevision: true,
  },
  {
    table: "handoff_briefs",
    ...OF_CASES,
    columns: ["situation", "reason", "next_step", "promise_text"],
    lists: ["steps_tried"],
    way: "MARKED",
  },
  { table: "transfer_offers", ...OF_CASES, columns: ["reason_text", "ended_because"], way: "MARKED", hasRevision: true },
  { table: "tasks", ...OF_CASES, columns: ["what", "way_back", "result"], way: "MARKED", hasRevision: true },
  {
    table: "task_comments",
    where: "x.task_id in (select t.id from tasks t where t.case_id = any($1))",
    whose: "CASES",
    caseOf: "(select t.case_id from tasks t where t.id = x.task_id)",
    columns: ["text"],
    way: "MARKED",
  },
  { table: "proposals", ...OF_CASES, columns: ["reason", "answer"], way: "MARKED", hasRevision: true },
  { table: "forward_notes", ...OF_CASES, columns: ["note"], way: "MARKED" },
  { table: "customer_replies", ...OF_CASES, columns: ["text"], way: "EMPTIED" },
  { table: "customer_messages", ...OF_CASES, columns: ["text"], way: "EMPTIED" },
  { table: "customer_messages", where: "x.contact_id = $1", whose: "CONTACT", caseOf: "x.case_id", columns: ["text"], way: "EMPTIED" },
  { table: "customer_fields", where: "x.customer_id = $1", whose: "CONTACT", caseOf: null, columns: ["value"], way: "MARKED" },
  { table: "internal_notes", ...OF_CASES, columns: ["text"], way: "EMPTIED" },
  { table: "resolution_attempts", ...OF_CASES, columns: ["what"], way: "EMPTIED" },
  { table: "satisfactions", ...OF_CASES, columns: ["comment"], way: "EMPTIED" },
];
