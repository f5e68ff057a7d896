import type { CaseFacts } from "../case-facts";
import { mayOwn, type PersonStanding } from "../permissions";
import { type Refusal, refuse } from "../refusal";

/**
 * Refuses somebody who may not become this case's owner.
 *
 * That is who owns it already, the inactive, who holds no role that owns, and an external agent outside the team.
 */
export function judgeReceiver(facts: Pick<CaseFacts, "ownerId" | "teamId" | "ownerSince">, receiver: PersonStanding): Refusal | null {
  const path = ["toPersonId"];
  if (receiver.id === facts.ownerId) {
    const details = { owner: { id: facts.ownerId, since: facts.ownerSince } };
    return refuse("ALREADY_OWNER", "They own this case already.", { path, details });
  }
  if (!receiver.active) return refuse("PERSON_INACTIVE", "They no longer work here.", { path });
  if (!mayOwn(receiver)) return refuse("PERSON_NOT_ELIGIBLE", "No role of theirs can own a case.", { path });
  if (receiver.external && !receiver.memberOf.includes(facts.teamId)) {
    return refuse("EXTERNAL_OUTSIDE_TEAM", "An external agent can own only cases of their team.", { path });
  }
  return null;
}

/** Whether somebody could own this case, whoever owns it now. */
export function mayReceive(facts: Pick<CaseFacts, "teamId">, receiver: PersonStanding): boolean {
  return mayOwn(receiver) && (!receiver.external || receiver.memberOf.includes(facts.teamId));
}
