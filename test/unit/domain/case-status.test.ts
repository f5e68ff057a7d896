import { CASE_STATUSES, type CaseStatus } from "../../../src/domain/case-facts";
import { allowedFrom, judgeReopening, judgeTransition, reopensTo, WORKING_STATUSES } from "../../../src/domain/case-status";
import type { RefusalCode } from "../../../src/domain/refusal";

/** One line a status: what judging it against each status, in this order, must answer. */
const COLUMNS: readonly CaseStatus[] = ["NEW", "OPEN", "WAITING_ON_CUSTOMER", "WAITING_ON_INTERNAL", "RESOLVED", "CLOSED"];
const no = "STATUS_TRANSITION_NOT_ALLOWED";
const same = "NOTHING_TO_CHANGE";
const closed = "CASE_CLOSED";
const TABLE: Readonly<Record<CaseStatus, readonly (RefusalCode | null)[]>> = {
  NEW: [same, null, null, null, null, no],
  OPEN: [no, same, null, null, null, no],
  WAITING_ON_CUSTOMER: [no, null, same, null, null, no],
  WAITING_ON_INTERNAL: [no, null, null, same, null, no],
  RESOLVED: [no, no, no, no, same, null],
  CLOSED: [closed, closed, closed, closed, closed, closed],
};
const pairs = COLUMNS.flatMap((from) => COLUMNS.map((to, column) => ({ from, to, expected: TABLE[from][column] })));

describe("the statuses of a case", () => {
  test("every pair of statuses is decided by this table", () => {
    expect(COLUMNS).toEqual(CASE_STATUSES);
    expect(pairs.filter((pair) => pair.expected !== undefined)).toHaveLength(CASE_STATUSES.length ** 2);
  });

  test.each(pairs)("from $from to $to: $expected", ({ from, to, expected }) => {
    expect(judgeTransition(from, to)?.code ?? null).toBe(expected);
  });

  test("a refused move says where it began and what is allowed from there", () => {
    expect(judgeTransition("RESOLVED", "OPEN")?.details).toEqual({ from: "RESOLVED", allowed: ["CLOSED"] });
    expect(judgeTransition("OPEN", "CLOSED")?.details).toEqual({
      from: "OPEN",
      allowed: ["WAITING_ON_CUSTOMER", "WAITING_ON_INTERNAL", "RESOLVED"],
    });
  });

  test("every status is reachable from NEW", () => {
    const reached = new Set<CaseStatus>(["NEW"]);
    for (const status of reached) for (const next of allowedFrom(status)) reached.add(next);
    expect([...reached].sort()).toEqual([...CASE_STATUSES].sort());
  });

  test("from a case in work every other working status and resolving are allowed", () => {
    for (const from of WORKING_STATUSES) {
      expect([...allowedFrom(from)].sort()).toEqual([...WORKING_STATUSES.filter((status) => status !== from), "RESOLVED"].sort());
    }
  });

  test("nothing leads out of CLOSED", () => {
    expect(allowedFrom("CLOSED")).toEqual([]);
  });

  test.each(CASE_STATUSES)("reopening %s leads to OPEN where it has ended, and nowhere while it is in work", (status) => {
    const ended = status === "RESOLVED" || status === "CLOSED";
    expect(reopensTo(status)).toBe(ended ? "OPEN" : null);
    expect(judgeReopening(status)?.code ?? null).toBe(ended ? null : "CASE_NOT_CLOSED");
  });
});
