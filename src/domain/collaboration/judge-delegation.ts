import type { CaseFacts } from "../case-facts";
import { refuseClosed, type StepQuestion } from "../case-steps";
import { type CaseStanding, holdsContact, maySee, type PersonStanding } from "../permissions";
import { type Refusal, refuse } from "../refusal";

const THIRTY_DAYS_MS = 30 * 24 * 3_600_000;

/** Whether a person may end a contact delegation: `null` for yes. */
export function judgeEndDelegation({ standing, facts }: StepQuestion): Refusal | null {
  if (holdsContact(standing, facts)) return null;
  return refuse("NOT_CONTACT_OWNER", "Only who holds the contact of this case, not a delegate, can let others answer.");
}

/** Whether a person may let somebody else answer the customer: `null` for yes. */
export function judgeDelegate(question: StepQuestion): Refusal | null {
  return judgeEndDelegation(question) ?? refuseClosed(question.facts);
}

/**
 * Refuses a delegate who could not answer the customer of this case, or need not be asked.
 *
 * `theirs` is how the delegate stands to the case now: what an external agent may not see they cannot answer.
 */
export function judgeDelegateTo(
  { person, facts }: { person: Pick<PersonStanding, "id">; facts: Pick<CaseFacts, "contactOwnerId"> },
  delegate: PersonStanding,
  theirs: CaseStanding,
): Refusal | null {
  const path = ["delegateId"];
  if (delegate.id === person.id || delegate.id === facts.contactOwnerId) {
    return refuse("NOT_TO_ONESELF", "Who holds the contact answers already.", { path });
  }
  if (!delegate.active) return refuse("PERSON_INACTIVE", "They no longer work here.", { path });
  if (!delegate.roles.some((role) => role !== "ADMIN")) {
    return refuse("PERSON_NOT_ELIGIBLE", "No role of theirs works on cases.", { path });
  }
  return maySee(delegate, theirs)
    ? null
    : refuse("EXTERNAL_OUTSIDE_TEAM", "This case does not exist for an external of another team.", { path });
}

/** Refuses an end that is not ahead, or more than thirty days ahead. */
export function judgeDelegationEnd(until: Date, now: Date): Refusal | null {
  const path = ["until"];
  if (until <= now) return refuse("IN_THE_PAST", "A delegation ends in the future.", { path });
  if (until.getTime() - now.getTime() <= THIRTY_DAYS_MS) return null;
  return refuse("TOO_FAR_AHEAD", "A delegation lasts at most thirty days.", { path });
}
