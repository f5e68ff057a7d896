import { type CaseStatus, isOpen } from "../case-facts";
import { refuseClosed, type StepQuestion } from "../case-steps";
import { mayOnCase } from "../permissions";
import { isRefusal, type Refusal, refuse } from "../refusal";
import { judgeRecordCustomer } from "./judge-reply";

/** Whether somebody may record what was tried on a case, or how its customer feels: `null` for yes. */
export function judgeRecordWork({ person, standing, facts }: StepQuestion): Refusal | null {
  return mayOnCase(person, "RECORD_WORK", standing) ?? refuseClosed(facts);
}

/** What a customer's word does to a case beside the reply it asks for. */
export type AfterMessage = "STAYS" | "GOES_ON" | "REOPENS";

/** What a customer's message does to a case in this status. */
export function afterMessage(status: CaseStatus): AfterMessage {
  if (!isOpen(status)) return "REOPENS";
  return status === "WAITING_ON_CUSTOMER" ? "GOES_ON" : "STAYS";
}

export const ATTEMPT_OUTCOMES = ["WORKED", "FAILED"] as const;
/** Whether an attempt to resolve helped. */
export type AttemptOutcome = (typeof ATTEMPT_OUTCOMES)[number];

/** What decides whether an attempt to resolve waits for the customer's word. */
interface Attempted {
  outcome: AttemptOutcome;
  confirmedAt: string | null;
}

/** What recording a confirmation looks at: the last attempt to resolve, too. */
export interface ConfirmQuestion extends StepQuestion {
  /** `null` where nothing was tried. */
  lastAttempt: Attempted | null;
}

/** A resolution as an attempt: something worked, and waits for the customer's word. */
export const RESOLUTION: Attempted = { outcome: "WORKED", confirmedAt: null };

/**
 * What was tried last: the last attempt, or the RESOLUTION where no recorded one worked.
 *
 * Resolving counts as an attempt unless one that worked was recorded, or one that failed came after it.
 */
export function lastTried<A extends Attempted & { at: string }>(last: A | null, resolvedAt: string | null): A | Attempted | null {
  if (resolvedAt === null || last?.outcome === "WORKED") return last;
  return last === null || last.at < resolvedAt ? RESOLUTION : last;
}

/** Whether somebody may record that the customer confirmed what was tried last: `null` for yes. */
export function judgeConfirm(question: ConfirmQuestion): Refusal | null {
  const refused = judgeRecordCustomer(question);
  if (refused !== null) return refused;
  const attempt = confirmable(question.lastAttempt);
  return isRefusal(attempt) ? attempt : null;
}

/** The attempt that a customer may confirm: the last one, if it worked and waits for their word. */
export function confirmable<A extends Attempted>(last: A | null): A | Refusal {
  if (last !== null && last.outcome === "WORKED" && last.confirmedAt === null) return last;
  return refuse("NO_ATTEMPT_TO_CONFIRM", "There is no attempt that worked and waits for the customer's word.");
}
