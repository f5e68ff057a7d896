import { mayOwn } from "../../domain/permissions";
import { type Refusal, refuse } from "../../domain/refusal";
import { noSuchPerson } from "./lock-person.command";
import type { PersonRecord } from "./person-row.type";
import type { TeamRecord } from "./team-row.type";

/** Refuses a queue's steward who could not own what lies in it: inactive, in no role that owns, or external and not of the team. */
export function judgeSteward(steward: PersonRecord | undefined, memberIds: readonly string[]): Refusal | null {
  const path = ["queueStewardId"];
  if (steward === undefined) return noSuchPerson(path);
  if (!steward.active) return refuse("PERSON_INACTIVE", "They no longer work here.", { path });
  if (!mayOwn(steward)) return refuse("PERSON_NOT_ELIGIBLE", "No role of theirs can own a case.", { path });
  if (steward.external && !memberIds.includes(steward.id)) {
    return refuse("EXTERNAL_OUTSIDE_TEAM", "An external agent can own only cases of their team.", { path });
  }
  return null;
}

/** Refuses people who are named to a list of a team and were not on it: unknown, inactive, or leads without the role of one. */
export function judgeNamed(
  people: ReadonlyMap<string, PersonRecord>,
  list: "memberIds" | "leadIds",
  ids: readonly string[],
  before: TeamRecord | null,
): Refusal | null {
  for (const [index, id] of ids.entries()) {
    const path = [list, String(index)];
    const person = people.get(id);
    if (person === undefined) return noSuchPerson(path);
    if (before?.[list].includes(person.id)) continue;
    if (!person.active) return refuse("PERSON_INACTIVE", "They no longer work here.", { path });
    if (list === "leadIds" && !person.roles.includes("TEAM_LEAD")) {
      return refuse("PERSON_NOT_ELIGIBLE", "Only someone in the role TEAM_LEAD can lead a team.", { path });
    }
  }
  return null;
}
