import type { CaseFacts } from "../case-facts";
import type { PersonId } from "../ids";
import type { PersonStanding } from "./viewer";

export const CASE_RELATIONS = [
  "OWNER",
  "ACTING_OWNER",
  "CONTACT_OWNER",
  "RESOLUTION_OWNER",
  "COLLABORATOR",
  "DELEGATE",
  "LEAD",
  "ACCOUNT_TEAM",
] as const;
/** How a person stands to a case; rights add up. */
export type CaseRelation = (typeof CASE_RELATIONS)[number];

export const RACI_ROLES = ["RESPONSIBLE", "CONSULTED", "INFORMED"] as const;
/** What a collaborator is for; INFORMED only reads. */
export type RaciRole = (typeof RACI_ROLES)[number];

/** What the database knows of one person's ties to one case, beside the case's own row. */
export interface CaseTies {
  /** The relations written by collaboration and acting, each until an instant (`null`: without an end). */
  held: readonly { relation: "ACTING_OWNER" | "COLLABORATOR" | "DELEGATE"; raci: RaciRole | null; until: Date | null }[];
  /** Whether they are the customer success manager or account manager of the case's account. */
  accountTeam: boolean;
}

/** How one person stands to one case at an instant. */
export interface CaseStanding {
  relations: ReadonlySet<CaseRelation>;
  /** The most a collaborator may do: RESPONSIBLE and CONSULTED act, INFORMED reads. */
  raci: RaciRole | null;
  inTeam: boolean;
  /** They answered this customer for somebody once, and that has ended: it gives no right, only a better word than no. */
  delegationEnded: boolean;
}

type Placed = Pick<CaseFacts, "ownerId" | "contactOwnerId" | "resolutionOwnerId" | "teamId">;

/**
 * Every relation that a person has to a case now.
 *
 * A relation past its end is none, and whoever owns a case does not help on it.
 */
export function standingOf(person: PersonStanding, facts: Placed, ties: CaseTies, now: Date): CaseStanding {
  const relations = new Set<CaseRelation>();
  const is = (id: PersonId) => id === person.id;
  if (is(facts.ownerId)) relations.add("OWNER");
  if (is(facts.contactOwnerId)) relations.add("CONTACT_OWNER");
  if (is(facts.resolutionOwnerId)) relations.add("RESOLUTION_OWNER");
  let raci: RaciRole | null = null;
  let delegationEnded = false;
  for (const tie of ties.held) {
    if (tie.until !== null && tie.until <= now) {
      if (tie.relation === "DELEGATE") delegationEnded = true;
      continue;
    }
    if (tie.relation === "COLLABORATOR" && is(facts.ownerId)) continue;
    relations.add(tie.relation);
    if (tie.raci !== null && (raci === null || raci === "INFORMED")) raci = tie.raci;
  }
  if (person.roles.includes("TEAM_LEAD") && person.leaderOf.includes(facts.teamId)) relations.add("LEAD");
  if (ties.accountTeam) relations.add("ACCOUNT_TEAM");
  const inTeam = person.memberOf.includes(facts.teamId) || person.leaderOf.includes(facts.teamId);
  return { relations, raci, inTeam, delegationEnded };
}

/**
 * Whether somebody holds the contact of a case themselves: its contact owner, or who acts for them.
 *
 * Who acts for the owner acts in every facet the owner holds, and after a split the contact is none of theirs. A delegate never holds it.
 */
export function holdsContact({ relations }: CaseStanding, facts: Pick<CaseFacts, "ownerId" | "contactOwnerId">): boolean {
  return relations.has("CONTACT_OWNER") || (relations.has("ACTING_OWNER") && facts.contactOwnerId === facts.ownerId);
}

/**
 * Whether a case exists for this person at all.
 *
 * Everyone inside reads every case; an external agent only their team's, their own, and those they help on.
 * What someone may not see does not exist for them: callers answer NOT_FOUND, in the same words.
 */
export function maySee(person: PersonStanding, standing: CaseStanding): boolean {
  if (!person.active) return false;
  if (!person.external) return true;
  return standing.inTeam || [...standing.relations].some((relation) => relation !== "ACCOUNT_TEAM");
}
