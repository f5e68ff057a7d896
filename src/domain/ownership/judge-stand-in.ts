import type { CaseFacts } from "../case-facts";
import { refuseClosed } from "../case-steps";
import { mayOnCase, type PersonStanding } from "../permissions";
import { type Refusal, refuse } from "../refusal";
import { type MoveQuestion, ofOwnTeam } from "./judge-moves";
import { judgeReceiver } from "./judge-receiver";

const LONGEST_MS = 365 * 24 * 3_600_000;

/**
 * Whether somebody holds the owner's powers at an instant.
 *
 * The time they were given counts, not when the sweep comes by.
 */
export function standsIn(facts: Pick<CaseFacts, "actingOwnerId" | "actingUntil">, now: Date): boolean {
  return facts.actingOwnerId !== null && facts.actingUntil !== null && facts.actingUntil > now.toISOString();
}

/**
 * Whether a person may name somebody to stand in for the owner: `null` for yes.
 *
 * Owner, the lead of the case's team, an escalation manager; one stand-in at a time. The owner ends the one before they name the next, and
 * whoever stands in names nobody; a lead and a manager replace whom the owner or a rule named.
 */
export function judgeStandIn({ person, standing, facts, now }: MoveQuestion): Refusal | null {
  const refused = ofOwnTeam(person, mayOnCase(person, "STAND_IN", standing)) ?? refuseClosed(facts);
  if (refused !== null) return refused;
  const { relations } = standing;
  if (!relations.has("ACTING_OWNER") && (!relations.has("OWNER") || !standsIn(facts, now))) return null;
  return refuse("ACTING_OWNER_EXISTS", "Somebody stands in for the owner already; end that first.");
}

/** Whether a person may end the standing in: `null` for yes; NOTHING_TO_CHANGE where nobody stands in. */
export function judgeEndStandIn({ person, standing, facts }: MoveQuestion): Refusal | null {
  const refused = ofOwnTeam(person, mayOnCase(person, "STAND_IN", standing));
  if (refused !== null || facts.actingOwnerId !== null) return refused;
  return refuse("NOTHING_TO_CHANGE", "Nobody stands in for the owner.");
}

/**
 * Refuses somebody who may not stand in for this owner, or an end that is none.
 *
 * Nobody names themselves; whoever stands in must be able to own. The end lies ahead, within a year.
 */
export function judgeStandInTerms(facts: CaseFacts, by: PersonStanding, standIn: PersonStanding, until: Date, now: Date): Refusal | null {
  const path = ["personId"];
  const unfit =
    standIn.id === by.id && by.id !== facts.ownerId
      ? refuse("NOT_TO_ONESELF", "Somebody else must let you stand in.", { path })
      : judgeReceiver(facts, standIn);
  if (unfit !== null) return { ...unfit, path };
  if (until <= now) return refuse("IN_THE_PAST", "Standing in ends in the future.", { path: ["until"] });
  if (until.getTime() - now.getTime() > LONGEST_MS)
    return refuse("TOO_FAR_AHEAD", "Somebody stands in for a year at most.", { path: ["until"] });
  return null;
}
