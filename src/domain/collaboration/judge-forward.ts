import type { CaseFacts } from "../case-facts";
import { refuseClosed, type StepQuestion } from "../case-steps";
import { mayOnCase, type PersonStanding } from "../permissions";
import { type Refusal, refuse } from "../refusal";

/** Whether a person may show this case to somebody inside: `null` for yes. */
export function judgeForward({ person, standing, facts }: StepQuestion): Refusal | null {
  return mayOnCase(person, "FORWARD", standing) ?? refuseClosed(facts);
}

/** Refuses whom a case cannot be shown to: oneself, its owner, who left, and everybody outside. */
export function judgeForwardTo(
  { person, facts }: { person: Pick<PersonStanding, "id">; facts: Pick<CaseFacts, "ownerId" | "ownerSince"> },
  receiver: Pick<PersonStanding, "id" | "active" | "external">,
): Refusal | null {
  const path = ["personId"];
  if (receiver.id === person.id) return refuse("NOT_TO_ONESELF", "You see this case already.", { path });
  if (receiver.id === facts.ownerId) {
    return refuse("ALREADY_OWNER", "They own this case already.", {
      path,
      details: { owner: { id: facts.ownerId, since: facts.ownerSince } },
    });
  }
  if (!receiver.active) return refuse("PERSON_INACTIVE", "They no longer work here.", { path });
  return receiver.external ? refuse("NOT_INTERNAL", "A case is forwarded inside only.", { path }) : null;
}
