import type { UnitOfWork } from "../../db/unit-of-work";
import { judgeAbsenceOf, judgeCoverOfTeam } from "../../domain/absence";
import type { PersonId } from "../../domain/ids";
import { type Refusal, refuse } from "../../domain/refusal";
import { findStanding } from "./person.store";

/** Refuses whoever acts and may not decide about somebody's absence and cover; the system may. */
export async function judgeActorOn(work: UnitOfWork, personId: PersonId): Promise<Refusal | null> {
  if (work.actor.startsWith("system:")) return null;
  const actor = await findStanding(work, work.actor);
  const person = await findStanding(work, personId);
  if (actor === null || person === null) return refuse("NOT_FOUND", "There is no such person.", { path: ["personId"] });
  return judgeAbsenceOf(actor, person);
}

/** Refuses whoever acts and may not decide about a team's cover; the system may. */
export async function judgeActorOnTeam(work: UnitOfWork, teamId: string): Promise<Refusal | null> {
  if (work.actor.startsWith("system:")) return null;
  const actor = await findStanding(work, work.actor);
  return actor === null ? refuse("NOT_FOUND", "There is no such person.") : judgeCoverOfTeam(actor, teamId);
}
