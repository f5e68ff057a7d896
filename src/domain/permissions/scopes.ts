import type { Action } from "./grants";
import type { PersonStanding, Scope } from "./viewer";

/**
 * What each scope of a service account gives: the only table for what is no person.
 *
 * NOTES_READ gives no field of its own; it opens the notes in what another scope shows.
 * Never an ownership verb, a reply, a decision or a rule.
 */
export const SCOPE_GRANTS: { readonly [S in Scope]: readonly Action[] } = {
  CASES_READ: ["READ_CASES", "READ_DIRECTORY", "READ_CUSTOMERS"],
  CASES_WRITE: ["OPEN_CASE", "RECORD_CUSTOMER"],
  EVENTS_READ: ["READ_LOG"],
  NOTES_READ: [],
  PORTAL_READ: ["VIEW_AS_CUSTOMER"],
};

/** Whether one of these scopes gives an action. */
export function scopesGrant(scopes: readonly Scope[], action: Action): boolean {
  return scopes.some((scope) => SCOPE_GRANTS[scope].includes(action));
}

/**
 * Whether somebody may read the notes of what they may see.
 *
 * Every person may, and a service account with NOTES_READ. A note's own visibility is asked beside this, never instead.
 */
export function mayReadNotes({ scopes }: Pick<PersonStanding, "scopes">): boolean {
  return scopes === undefined || scopes.includes("NOTES_READ");
}
