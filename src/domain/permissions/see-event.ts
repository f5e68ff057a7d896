import { isInternalOnly, type StoredEvent } from "../event";
import { mayReadNotes } from "./scopes";
import type { PersonStanding } from "./viewer";

/**
 * Whether somebody may see an event as far as its kind goes.
 *
 * Whether they see the case it is about is asked beside this. What happens to a customer, and to a note for people inside, is for people inside; a note's event is for who may read notes.
 * That texts on a case were blanked is for everybody who sees the case.
 */
export function maySeeEvent(
  person: Pick<PersonStanding, "external" | "scopes">,
  event: Pick<StoredEvent, "type" | "after"> & Partial<Pick<StoredEvent, "caseId">>,
): boolean {
  if (event.type === "INTERNAL_NOTE_ADDED" && !mayReadNotes(person)) return false;
  if (!person.external) return true;
  if (event.type === "CONTACT_ERASED") return (event.caseId ?? null) !== null;
  return !isInternalOnly(event) && event.type !== "CUSTOMER_CHANGED";
}
