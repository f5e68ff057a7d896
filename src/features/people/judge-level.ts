import type { ActorId, PersonId } from "../../domain/ids";
import { type Refusal, refuse } from "../../domain/refusal";
import type { LevelRow } from "./authority-level.store";
import type { PersonRecord } from "./person-row.type";

/** What is asked of whose level, by whom, and who could be the second to ask. */
export interface LevelQuestion {
  actor: ActorId;
  person: PersonRecord;
  current: LevelRow;
  asked: LevelRow;
  adminIds: readonly PersonId[];
}

/** The level a person has then, the raise that waits for a second admin, and whether one admin decided alone. */
export interface LevelAnswer extends Pick<PersonRecord, "authorityLevelKey" | "raiseToLevelKey" | "raiseAskedBy"> {
  aloneAdmin: boolean;
}

/**
 * Decides what becomes of a request to change somebody's authority level.
 *
 * Lowering holds at once and calls a waiting raise off. Raising waits until a second admin asks the same; only while there is one admin, it holds at once
 * and says so. A request whose asker is an admin no more counts for nothing.
 */
export function judgeLevel({ actor, person, current, asked, adminIds }: LevelQuestion): LevelAnswer | Refusal {
  const granted = { authorityLevelKey: asked.key, raiseToLevelKey: null, raiseAskedBy: null, aloneAdmin: false };
  if (asked.rank <= current.rank) return granted;
  if (actor.startsWith("system:")) return granted;
  const asker = adminIds.find((id) => id === actor);
  if (asker === undefined)
    return refuse("FOUR_EYES_REQUIRED", "Raising a level needs two who are admins now.", { path: ["authorityLevelKey"] });
  if (adminIds.length === 1) return { ...granted, aloneAdmin: true };
  const first = person.raiseToLevelKey === asked.key ? adminIds.find((id) => id === person.raiseAskedBy) : undefined;
  if (first === asker)
    return refuse("FOUR_EYES_REQUIRED", "You asked for this raise; a second admin must ask the same.", { path: ["authorityLevelKey"] });
  if (first !== undefined) return granted;
  return { authorityLevelKey: current.key, raiseToLevelKey: asked.key, raiseAskedBy: asker, aloneAdmin: false };
}
