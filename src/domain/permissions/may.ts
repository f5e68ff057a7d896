import { type Refusal, refuse } from "../refusal";
import { type Action, GRANTS, type GrantRow } from "./grants";
import { scopesGrant, tellNeededScope } from "./scopes";
import type { CaseStanding } from "./standing";
import { OWNER_ROLES, type PersonStanding } from "./viewer";

/**
 * Whether a person's roles could ever give them this action, whatever the case.
 *
 * The shield asks this, and nothing finer: the relation to a case is asked in the command, under the lock.
 */
export function roleMayEver(person: PersonStanding, action: Action): boolean {
  if (!person.active) return false;
  if (person.scopes !== undefined) return scopesGrant(person.scopes, action);
  const row: GrantRow = GRANTS[action];
  if (row.everyone === "ALL" || (row.everyone === "INTERNAL" && !person.external)) return true;
  if (person.roles.some((role) => row.roles[role] !== undefined)) return true;
  const relations = Object.keys(row.relations);
  if (relations.length === 0) return false;
  // A lead holds the role TEAM_LEAD, an owner one that owns; the other relations are open to anyone who works on cases.
  return person.roles.some((role) => {
    if (role === "ADMIN") return false;
    if (role === "CUSTOMER_SUCCESS_MANAGER") return relations.some((relation) => !["OWNER", "ACTING_OWNER", "LEAD"].includes(relation));
    return relations.some((relation) => (relation === "LEAD" ? role === "TEAM_LEAD" : OWNER_ROLES.includes(role)));
  });
}

/**
 * Whether a person may do this to this case: `null` for yes, else the refusal.
 *
 * PROPOSE_INSTEAD where they may only propose it, INFORMED_READS_ONLY where they are kept informed, else NOT_YOUR_CASE.
 * Law: being a collaborator never gives the right to change status, priority, category, SLA or owner.
 */
export function mayOnCase(person: PersonStanding, action: Action, standing: CaseStanding): Refusal | null {
  if (person.scopes !== undefined) return scopesGrant(person.scopes, action) ? null : refuse("NOT_YOUR_CASE", tellNeededScope(action));
  const row: GrantRow = GRANTS[action];
  const grants = [
    ...person.roles.map((role) => row.roles[role]),
    ...[...standing.relations].map((relation) =>
      relation === "COLLABORATOR" && standing.raci === "INFORMED" && !row.informed ? undefined : row.relations[relation],
    ),
  ];
  if (grants.includes("YES")) return null;
  if (grants.includes("PROPOSE")) return refuse("PROPOSE_INSTEAD", "You help on this case; propose this to its owner instead.");
  if (standing.relations.has("COLLABORATOR") && standing.raci === "INFORMED" && row.relations.COLLABORATOR !== undefined) {
    return refuse("INFORMED_READS_ONLY", "You are kept informed of this case; that lets you read it, not change it.");
  }
  return refuse("NOT_YOUR_CASE", "This needs the case's owner, or a right of your own over it.");
}
