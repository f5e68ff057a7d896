import type { CaseStatus } from "./case-facts";
import { type Refusal, refuse } from "./refusal";

/** The statuses of a case in work. */
export const WORKING_STATUSES = ["OPEN", "WAITING_ON_CUSTOMER", "WAITING_ON_INTERNAL"] as const satisfies readonly CaseStatus[];
/** A status of a case in work; resolving and closing are verbs of their own: fewer people may. */
export type WorkingStatus = (typeof WORKING_STATUSES)[number];

const ALLOWED: Readonly<Record<CaseStatus, readonly CaseStatus[]>> = {
  NEW: ["OPEN", "WAITING_ON_CUSTOMER", "WAITING_ON_INTERNAL", "RESOLVED"],
  OPEN: ["WAITING_ON_CUSTOMER", "WAITING_ON_INTERNAL", "RESOLVED"],
  WAITING_ON_CUSTOMER: ["OPEN", "WAITING_ON_INTERNAL", "RESOLVED"],
  WAITING_ON_INTERNAL: ["OPEN", "WAITING_ON_CUSTOMER", "RESOLVED"],
  RESOLVED: ["CLOSED"],
  CLOSED: [],
};

/** The statuses that a case may go to from here; none from CLOSED. */
export function allowedFrom(status: CaseStatus): readonly CaseStatus[] {
  return ALLOWED[status];
}

/**
 * Whether a case may go from one status to another: `null` for yes, else the refusal.
 *
 * CASE_CLOSED from CLOSED whatever is asked, NOTHING_TO_CHANGE to the status it already has,
 * else STATUS_TRANSITION_NOT_ALLOWED with what is allowed from here.
 */
export function judgeTransition(from: CaseStatus, to: CaseStatus): Refusal | null {
  if (from === "CLOSED") return refuse("CASE_CLOSED", "This case is closed; a closed case does not change.");
  if (from === to) return refuse("NOTHING_TO_CHANGE", `This case is ${to} already.`);
  const allowed = allowedFrom(from);
  if (allowed.includes(to)) return null;
  return refuse("STATUS_TRANSITION_NOT_ALLOWED", `A case cannot go from ${from} to ${to}.`, { details: { from, allowed: [...allowed] } });
}

const REOPENS_TO: Readonly<Record<CaseStatus, CaseStatus | null>> = {
  NEW: null,
  OPEN: null,
  WAITING_ON_CUSTOMER: null,
  WAITING_ON_INTERNAL: null,
  RESOLVED: "OPEN",
  CLOSED: "OPEN",
};

/**
 * Where reopening leads; `null` where there is nothing to reopen.
 *
 * A verb of its own, that fewer people may.
 */
export function reopensTo(status: CaseStatus): CaseStatus | null {
  return REOPENS_TO[status];
}

/** Whether a case can come back to life: `null` for yes, CASE_NOT_CLOSED while it is in work. */
export function judgeReopening(from: CaseStatus): Refusal | null {
  return reopensTo(from) === null ? refuse("CASE_NOT_CLOSED", "This case is in work; there is nothing to reopen.") : null;
}
