import type { UnitOfWork } from "../../db/unit-of-work";
import { judgeAbsenceOf, judgeCoverOfTeam } from "../../domain/absence";
import type { PersonId } from "../../domain/ids";
import { type Refusal, refuse } from "../../domain/refusal";
import { standingOfPerson } from "../people/find-standing.command";

/**
 * Refuses whoever acts and may not decide about somebody's absence and cover; the system may.
 *
 * `path` is the input that named them.
 */
export async function judgeActorOn(work: UnitOfWork, personId: PersonId, path: readonly string[] = ["personId"]): Promise<Refusal | null> {
  if (work.actor.startsWith("system:")) return null;
  const actor = await standingOfPerson(work, work.actor);
  const person = await standingOfPerson(work, personId);
  if (actor === null || person === null) return refuse("NOT_FOUND", "There is no such person.", { path });
  const refused = judgeAbsenceOf(actor, person);
  return refused === null ? null : { ...refused, path };
}

/** Refuses whoever acts and may not decide about a team's cover; the system may. */
export async function judgeActorOnTeam(work: UnitOfWork, teamId: string): Promise<Refusal | null> {
  if (work.actor.startsWith("system:")) return null;
  const actor = await standingOfPerson(work, work.actor);
  if (actor === null) return refuse("NOT_FOUND", "There is no such person.");
  const refused = judgeCoverOfTeam(actor, teamId);
  return refused === null ? null : { ...refused, path: ["teamId"] };
}
