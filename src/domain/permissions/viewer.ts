import type { PersonId, TeamId } from "../ids";

export const PERSON_ROLES = ["AGENT", "TEAM_LEAD", "ESCALATION_MANAGER", "CUSTOMER_SUCCESS_MANAGER", "ADMIN"] as const;
/** The roles a person may hold; rights add up. */
export type PersonRole = (typeof PERSON_ROLES)[number];

/** The roles that can own a case. */
export const OWNER_ROLES: readonly PersonRole[] = ["AGENT", "TEAM_LEAD", "ESCALATION_MANAGER"];

/** A person as far as permissions go: read from the database for each request, never from a token. */
export interface PersonStanding {
  id: PersonId;
  roles: readonly PersonRole[];
  /** Outsourced: a case exists for them only if it is their team's, they own it, or they collaborate on it. */
  external: boolean;
  active: boolean;
  memberOf: readonly TeamId[];
  leaderOf: readonly TeamId[];
}

/** Whether somebody could be a case's owner: active, and in a role that owns. */
export function mayOwn(person: Pick<PersonStanding, "roles" | "active">): boolean {
  return person.active && person.roles.some((role) => OWNER_ROLES.includes(role));
}
