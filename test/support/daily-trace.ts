/** Asks the database as a test does. */
export type Ask = <Row>(sql: string, values?: readonly unknown[]) => Promise<Row[]>;

const OF_THE_CASE = [
  ...["ownership", "case_relations", "transfer_offers", "handoff_briefs", "tasks", "proposals", "forward_notes", "contact_delegations"],
  ...["customer_replies", "customer_messages", "internal_notes", "resolution_attempts", "satisfactions"],
];
const OF_ALL = ["persons", "teams", "team_memberships", "absences", "absence_handovers", "cover_steps", "timers"];

const rowsOf = (table: string, where: string) =>
  `coalesce((select string_agg(t::text, chr(10) order by t::text) from ${table} t where ${where}), '')`;

const TRACE = `select (select count(*)::integer from events) as events,
    (select count(*)::integer from events where actor like 'system:%') as "byTheClock",
    (select count(*)::integer from cases) as cases,
    md5(${[
      rowsOf("cases", "t.id = $1"),
      ...OF_THE_CASE.map((table) => rowsOf(table, "t.case_id = $1")),
      rowsOf("task_comments", "t.task_id in (select id from tasks where case_id = $1)"),
      ...OF_ALL.map((table) => rowsOf(table, "true")),
    ].join(" || chr(10) || ")}) as rows`;

/** How much there is of everything, and a digest of all rows that a step about one case could touch. */
export interface Trace {
  events: number;
  /** Of them, what the sweep did: it may come by at any moment. */
  byTheClock: number;
  cases: number;
  rows: string;
}

/** What a refusal must leave as it was. */
export async function traceOf(ask: Ask, caseId: string): Promise<Trace> {
  const [trace] = await ask<Trace>(TRACE, [caseId]);
  if (trace === undefined) throw new Error("a trace was asked for");
  return trace;
}
