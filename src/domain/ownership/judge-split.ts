import type { CaseFacts } from "../case-facts";
import { refuseClosed } from "../case-steps";
import type { PersonId } from "../ids";
import { mayOnCase } from "../permissions";
import { type Refusal, refuse } from "../refusal";
import { type MoveQuestion, ofOwnTeam } from "./judge-moves";

export const OWNERSHIP_FACETS = ["CONTACT", "RESOLUTION"] as const;
/** Half of owning a case: talking to the customer, or fixing it. */
export type OwnershipFacet = (typeof OWNERSHIP_FACETS)[number];

/** Whether somebody else than the owner holds half of the ownership. */
export function isSplit(facts: Pick<CaseFacts, "ownerId" | "contactOwnerId" | "resolutionOwnerId">): boolean {
  return facts.contactOwnerId !== facts.ownerId || facts.resolutionOwnerId !== facts.ownerId;
}

/**
 * The case with one half of its ownership in other hands.
 *
 * The owner keeps the other half, and the accountability.
 */
export function splitOff<C extends CaseFacts>(facts: C, facet: OwnershipFacet, toId: PersonId): C {
  return facet === "CONTACT" ? { ...facts, contactOwnerId: toId } : { ...facts, resolutionOwnerId: toId };
}

/** The case in one hand again. */
export function rejoin<C extends CaseFacts>(facts: C): C {
  return { ...facts, contactOwnerId: facts.ownerId, resolutionOwnerId: facts.ownerId };
}

/**
 * Whether a person may give half of the ownership to somebody: `null` for yes.
 *
 * ALREADY_SPLIT where half of it is away.
 */
export function judgeSplit({ person, standing, facts }: MoveQuestion): Refusal | null {
  const refused = ofOwnTeam(person, mayOnCase(person, "SPLIT", standing)) ?? refuseClosed(facts);
  if (refused !== null || !isSplit(facts)) return refused;
  return refuse("ALREADY_SPLIT", "Somebody else holds half of this ownership already; rejoin it first.");
}

/**
 * Whether a person may bring both halves back to the owner: `null` for yes.
 *
 * NOT_SPLIT where they never parted.
 */
export function judgeRejoin({ person, standing, facts }: MoveQuestion): Refusal | null {
  const refused = ofOwnTeam(person, mayOnCase(person, "SPLIT", standing)) ?? refuseClosed(facts);
  if (refused !== null || isSplit(facts)) return refused;
  return refuse("NOT_SPLIT", "The owner holds both halves already.");
}
