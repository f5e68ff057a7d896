import type { CaseFacts } from "../case-facts";
import type { StepQuestion } from "../case-steps";
import type { PersonId } from "../ids";
import { holdsContact, mayOnCase, type PersonStanding } from "../permissions";
import { type Refusal, refuse } from "../refusal";

type ContactPlace = Pick<CaseFacts, "ownerId" | "contactOwnerId">;

/** Refuses whoever does not speak with this customer: NOT_CONTACT_OWNER, or DELEGATION_ENDED where they did until an instant. */
function judgeContact({ standing, facts }: StepQuestion): Refusal | null {
  if (holdsContact(standing, facts) || standing.relations.has("DELEGATE")) return null;
  if (standing.delegationEnded) return refuse("DELEGATION_ENDED", "You could answer this customer for a time, and that has ended.");
  return refuse("NOT_CONTACT_OWNER", "Only who owns the contact with this customer, or answers for them, may do this.");
}

/**
 * Whether somebody may record what the customer said, thought or confirmed.
 *
 * Whoever speaks with them, and an integration whose scope says so.
 */
export function judgeRecordCustomer(question: StepQuestion): Refusal | null {
  const { person, standing } = question;
  return person.scopes === undefined ? judgeContact(question) : mayOnCase(person, "RECORD_CUSTOMER", standing);
}

/**
 * Whether somebody may answer the customer: `null` for yes.
 *
 * CASE_CLOSED on a closed case, NO_CONTACT where nobody is known who could be answered: no contact and no account.
 * Law: Only the contact owner (or who acts for them, in every facet they held), or someone holding their unexpired delegation, can answer the
 * customer; an automation answers only under such a delegation, as `onBehalfOf`.
 */
export function judgeReply(question: StepQuestion): Refusal | null {
  const refused = judgeContact(question);
  if (refused !== null) return refused;
  const { facts } = question;
  if (facts.status === "CLOSED") return refuse("CASE_CLOSED", "This case is closed; what the customer says next reopens it.");
  if (facts.contactId !== null || facts.accountId !== null) return null;
  return refuse("NO_CONTACT", "Nobody is known on this case who could be answered.");
}

/**
 * Whose powers somebody uses who speaks with the customer: the contact owner's, or `null`.
 *
 * `null` for the contact owner's own, and for an integration, which has those of its scope.
 */
export function contactPowers(speaker: Pick<PersonStanding, "id" | "scopes">, { contactOwnerId }: ContactPlace): PersonId | null {
  return speaker.scopes !== undefined || speaker.id === contactOwnerId ? null : contactOwnerId;
}

/** Refuses an answer in the name of somebody who does not own the contact. */
export function judgeOnBehalfOf(facts: ContactPlace, named: string | null): Refusal | null {
  if (named === null || named === facts.contactOwnerId) return null;
  return refuse("NOT_CONTACT_OWNER", "They do not own the contact with this customer.", { path: ["onBehalfOf"] });
}
