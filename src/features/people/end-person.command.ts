import type { UnitOfWork } from "../../db/unit-of-work";
import type { EventId } from "../../domain/ids";
import { type Refusal, refuse } from "../../domain/refusal";
import { updatePersonRow } from "./change-person.store";
import { holdPeople } from "./hold-people.command";
import { judgeSteward } from "./judge-team";
import type { PersonRecord } from "./person-row.type";
import { saveTeam } from "./save-team";
import { lockTeams } from "./team.store";

/**
 * Gives a team's queue another steward, as part of somebody's leaving.
 *
 * Refused where the successor could not own what lies in it.
 */
export async function handStewardship(work: UnitOfWork, teamId: string, toPersonId: string): Promise<Refusal | null> {
  const people = await holdPeople(work, [toPersonId]);
  const [before] = await lockTeams(work, [teamId]);
  if (before === undefined) return refuse("NOT_FOUND", "There is no such team.", { path: ["plan"] });
  const successor = people.get(toPersonId);
  const refused = judgeSteward(successor, before.memberIds);
  if (refused !== null || successor === undefined) return refused;
  await saveTeam(work, before, { ...before, queueStewardId: successor.id });
  return null;
}

/**
 * Ends a locked person's work here.
 *
 * The database refuses it while they own a case that is not closed, or steward a queue.
 */
export async function endPerson(work: UnitOfWork, before: PersonRecord): Promise<EventId> {
  const row = { ...before, active: false };
  const eventId = work.append(row, { type: "PERSON_DEACTIVATED", before: { active: true }, after: { active: false } });
  await updatePersonRow(work, row);
  return eventId;
}
