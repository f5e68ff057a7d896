import type { CaseFacts, Priority } from "./case-facts";
import { type CaseStanding, mayOnCase, type PersonStanding } from "./permissions";
import { type Refusal, refuse } from "./refusal";

/** What a change of a case's own fields looks at before it looks at its input. */
export interface StepQuestion {
  person: PersonStanding;
  standing: CaseStanding;
  facts: CaseFacts;
}

/** Refuses a closed case: it does not change any more. */
export function refuseClosed({ status }: Pick<CaseFacts, "status">): Refusal | null {
  return status === "CLOSED" ? refuse("CASE_CLOSED", "This case is closed.") : null;
}

function closedOr(facts: CaseFacts, refused: Refusal | null): Refusal | null {
  return refused ?? refuseClosed(facts);
}

/**
 * Whether a person may set a working status.
 *
 * A split-off contact owner may set WAITING_ON_CUSTOMER and clear it to OPEN, and nothing else.
 */
export function judgeSetStatus({ person, standing, facts }: StepQuestion, to: CaseFacts["status"] | null): Refusal | null {
  const refused = mayOnCase(person, "SET_STATUS", standing);
  const clears = facts.status === "WAITING_ON_CUSTOMER" && to === "OPEN";
  const contactsOwn = standing.relations.has("CONTACT_OWNER") && (to === null || to === "WAITING_ON_CUSTOMER" || clears);
  return closedOr(facts, contactsOwn ? null : refused);
}

/** Whether a person may change urgency, impact, priority, category, support tier, SLA tier or team. */
export function judgeClassify({ person, standing, facts }: StepQuestion): Refusal | null {
  return closedOr(facts, mayOnCase(person, "CLASSIFY", standing));
}

/** Whether a person may tag. */
export function judgeTag({ person, standing, facts }: StepQuestion): Refusal | null {
  return closedOr(facts, mayOnCase(person, "TAG", standing));
}

/** Whether a person may resolve: only who holds the owner's powers. */
export function judgeResolve({ person, standing, facts }: StepQuestion): Refusal | null {
  return closedOr(facts, mayOnCase(person, "RESOLVE", standing));
}

/** Whether a person may close: only who holds the owner's powers. */
export function judgeClose({ person, standing, facts }: StepQuestion): Refusal | null {
  return closedOr(facts, mayOnCase(person, "CLOSE", standing));
}

/** Whether a person may set the next step; a resolution owner may while the step is theirs. */
export function judgeSetNextStep({ person, standing, facts }: StepQuestion): Refusal | null {
  const ownSide = standing.relations.has("RESOLUTION_OWNER") && facts.nextStepActorId === person.id;
  return closedOr(facts, ownSide ? null : mayOnCase(person, "SET_NEXT_STEP", standing));
}

const HOURS_TO_FIRST_STEP: { readonly [P in Priority]: number } = { P1: 1, P2: 4, P3: 24, P4: 72 };

/**
 * By when somebody should have looked at a new case that came without a next step.
 *
 * Plain hours by priority: 1, 4, 24, 72; the promises made to customers are clocks, and another thing.
 */
export function firstStepDueAt(priority: Priority, openedAt: Date): Date {
  return new Date(openedAt.getTime() + HOURS_TO_FIRST_STEP[priority] * 3_600_000);
}
