import type { Refs } from "../../db/run-command";
import type { UnitOfWork } from "../../db/unit-of-work";
import type { ContactId, EventId } from "../../domain/ids";
import { isRefusal, type Refusal, refuse } from "../../domain/refusal";
import { type EraseQuestion, holdContactToErase, markErased } from "../customers/mark-erased.command";
import { blankTexts, lockCasesOfContact } from "./erase-contact.store";
import { tellCasesErased } from "./tell-cases-erased";

/** What an erasure touched. */
export interface ErasedRefs extends Refs {
  contactId: ContactId;
  eventId: EventId;
}

/**
 * Forgets somebody at a customer: blanks every text about them, and leaves the event of it.
 *
 * One more event stands on each case where texts went, for whoever watches it.
 * Their cases stay with their facts, which are ids, codes and numbers. The cases are locked first, so that nothing is written to one meanwhile,
 * and asked for again under the contact's lock: one may have been opened during the wait. Once more, it blanks what came since.
 */
export async function eraseContact(work: UnitOfWork, input: EraseQuestion): Promise<ErasedRefs | Refusal> {
  await lockCasesOfContact(work, input.contactId);
  const contact = await holdContactToErase(work, input);
  if (isRefusal(contact)) return contact;
  const caseIds = await lockCasesOfContact(work, contact.id);
  const blanked = await blankTexts(work, contact.id, caseIds);
  const texts = [...blanked.values()].reduce((sum, count) => sum + count, 0);
  if (contact.erasedAt !== null && texts === 0)
    return refuse("NOTHING_TO_CHANGE", "Nothing was written about them since they were erased.", { path: ["contactId"] });
  const eventId = await markErased(work, contact, input.reason, texts);
  await tellCasesErased(work, { contact, caseIds, blanked, causationId: eventId });
  return { contactId: contact.id, eventId };
}
