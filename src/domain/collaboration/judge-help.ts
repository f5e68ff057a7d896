import type { CaseFacts } from "../case-facts";
import { refuseClosed, type StepQuestion } from "../case-steps";
import { mayOnCase, type PersonStanding, type RaciRole } from "../permissions";
import { type Refusal, refuse } from "../refusal";
import type { AskedTask } from "./judge-task";

/** How somebody helps on a case already. */
interface HeldHelp {
  role: RaciRole;
  hasOpenTask: boolean;
}

/** Whether a person may ask others to help on this case: `null` for yes. */
export function judgeCollaborate({ person, standing, facts }: StepQuestion): Refusal | null {
  return mayOnCase(person, "COLLABORATE", standing) ?? refuseClosed(facts);
}

/**
 * Whether a person may end somebody's help.
 *
 * A closed case is no hindrance: who helped should not see it for ever.
 */
export function judgeRemoveHelp({ person, standing }: StepQuestion): Refusal | null {
  return mayOnCase(person, "COLLABORATE", standing);
}

/**
 * Refuses somebody who cannot help on this case, or helps on it already.
 *
 * Who is only kept informed may be asked for more, and who has no open task for another one.
 */
export function judgeHelper(
  facts: Pick<CaseFacts, "ownerId" | "ownerSince">,
  helper: Pick<PersonStanding, "id" | "roles" | "active">,
  held: HeldHelp | null,
  asked: { role: RaciRole; task: AskedTask | null },
): Refusal | null {
  const path = ["personId"];
  if (helper.id === facts.ownerId) {
    return refuse("ALREADY_OWNER", "They own this case; an owner does not help themselves.", {
      path,
      details: { owner: { id: facts.ownerId, since: facts.ownerSince } },
    });
  }
  if (!helper.active) return refuse("PERSON_INACTIVE", "They no longer work here.", { path });
  // An admin's role alone never works on a case: they could not even say that a task is done, and so are only ever informed.
  if ((asked.role !== "INFORMED" || asked.task !== null) && !helper.roles.some((role) => role !== "ADMIN")) {
    return refuse("PERSON_NOT_ELIGIBLE", "No role of theirs works on cases.", { path });
  }
  if (held === null || (held.role === "INFORMED" && !held.hasOpenTask && asked.role !== "INFORMED")) return null;
  if (!held.hasOpenTask && asked.task !== null) return null;
  return refuse("ALREADY_COLLABORATOR", "They help on this case already.", { path });
}
