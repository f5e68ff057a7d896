import { type CaseStatus, isOpen } from "../case-facts";
import type { StepQuestion } from "../case-steps";
import { mayOnCase } from "../permissions";
import { type Refusal, refuse } from "../refusal";

/** Whether somebody may record what was tried on a case, or how its customer feels: `null` for yes. */
export function judgeRecordWork({ person, standing, facts }: StepQuestion): Refusal | null {
  const refused = mayOnCase(person, "RECORD_WORK", standing);
  return refused ?? (facts.status === "CLOSED" ? refuse("CASE_CLOSED", "This case is closed.") : null);
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

/** The attempt that a customer may confirm: the last one, if it worked and waits for their word. */
export function confirmable<A extends { outcome: AttemptOutcome; confirmedAt: string | null }>(last: A | null): A | Refusal {
  if (last !== null && last.outcome === "WORKED" && last.confirmedAt === null) return last;
  return refuse("NO_ATTEMPT_TO_CONFIRM", "There is no attempt that worked and waits for the customer's word.");
}
