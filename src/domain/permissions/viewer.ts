import type { PersonId, TeamId } from "../ids";

export const PERSON_ROLES = ["AGENT", "TEAM_LEAD", "ESCALATION_MANAGER", "CUSTOMER_SUCCESS_MANAGER", "ADMIN"] as const;
/** The roles a person may hold; rights add up. */
export type PersonRole = (typeof PERSON_ROLES)[number];

export const SCOPES = ["CASES_READ", "CASES_WRITE", "EVENTS_READ", "NOTES_READ", "PORTAL_READ"] as const;
/** What an integration may do; shown to people as `cases:read` and so on. */
export type Scope = (typeof SCOPES)[number];

/** The roles that can own a case. */
export const OWNER_ROLES: readonly PersonRole[] = ["AGENT", "TEAM_LEAD", "ESCALATION_MANAGER"];

/**
 * A person as far as permissions go: read from the database for each request, never from a token.
 *
 * With `scopes` it is a service account instead: its id begins with `svc_`, it has no role and no team, and only its scopes count.
 */
export interface PersonStanding {
  id: PersonId;
  roles: readonly PersonRole[];
  /** Outsourced: a case exists for them only if it is their team's, they own it, or they collaborate on it. */
  external: boolean;
  active: boolean;
  memberOf: readonly TeamId[];
  leaderOf: readonly TeamId[];
  /** What a service account may do; a person has none. */
  scopes?: readonly Scope[];
}

/** Whether somebody could be a case's owner: active, and in a role that owns. */
export function mayOwn(person: Pick<PersonStanding, "roles" | "active">): boolean {
  return person.active && person.roles.some((role) => OWNER_ROLES.includes(role));
}
