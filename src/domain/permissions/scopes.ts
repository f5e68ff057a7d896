import type { Action } from "./grants";
import { type PersonStanding, SCOPES, type Scope } from "./viewer";

/**
 * What each scope of a service account gives: the only table for what is no person.
 *
 * Every scope lets its key ask who it is. NOTES_READ gives nothing else of its own; it opens the notes in what another scope shows.
 * Never an ownership verb, a reply, a decision or a rule.
 */
export const SCOPE_GRANTS: { readonly [S in Scope]: readonly Action[] } = {
  CASES_READ: ["KNOW_ONESELF", "READ_CASES", "READ_DIRECTORY", "READ_CUSTOMERS"],
  CASES_WRITE: ["KNOW_ONESELF", "OPEN_CASE", "RECORD_CUSTOMER"],
  EVENTS_READ: ["KNOW_ONESELF", "READ_LOG"],
  NOTES_READ: ["KNOW_ONESELF"],
  PORTAL_READ: ["KNOW_ONESELF", "VIEW_AS_CUSTOMER"],
};

/** Whether one of these scopes gives an action. */
export function scopesGrant(scopes: readonly Scope[], action: Action): boolean {
  return scopes.some((scope) => SCOPE_GRANTS[scope].includes(action));
}

/** Which scope an integration lacks for an action, as a sentence to whoever set it up. */
export function tellNeededScope(action: Action): string {
  const needed = SCOPES.filter((scope) => scopesGrant([scope], action));
  return needed.length === 0 ? "No scope gives this: it is for people." : `This needs the scope ${needed.join(" or ")}.`;
}

/**
 * Whether somebody may read the notes of what they may see.
 *
 * Every person may, and a service account with NOTES_READ. A note's own visibility is asked beside this, never instead.
 */
export function mayReadNotes({ scopes }: Pick<PersonStanding, "scopes">): boolean {
  return scopes === undefined || scopes.includes("NOTES_READ");
}
