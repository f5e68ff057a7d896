import type { UnitOfWork } from "../../db/unit-of-work";
import type { EventPatch } from "../../domain/event";
import type { EventId } from "../../domain/ids";
import { savePersonSequence, updatePersonRow } from "./change-person.store";
import type { PersonRecord } from "./person-row.type";
import type { TeamRecord } from "./team-row.type";
import { updateTeamRow } from "./write-team.store";

/** What a higher feature keeps about somebody, or a team, and has changed. */
export interface Change {
  before: EventPatch;
  after: EventPatch;
}

/** Appends to a locked person's stream what changed about them elsewhere, and raises their revision. */
export async function tellPersonChanged(work: UnitOfWork, person: PersonRecord, change: Change): Promise<EventId> {
  const eventId = work.append(person, { type: "PERSON_CHANGED", ...change });
  await updatePersonRow(work, person);
  return eventId;
}

/** Appends to a locked team's stream what changed about it elsewhere, and raises its revision. */
export async function tellTeamChanged(work: UnitOfWork, team: TeamRecord, change: Change): Promise<EventId> {
  const eventId = work.append(team, { type: "TEAM_CHANGED", ...change });
  await updateTeamRow(work, team);
  return eventId;
}

/** Appends to a locked person's stream that an absence of theirs moved; their revision stays. */
export async function tellAbsenceOf(work: UnitOfWork, person: PersonRecord, after: EventPatch): Promise<EventId> {
  const eventId = work.append(person, { type: "ABSENCE_CHANGED", before: null, after });
  await savePersonSequence(work, person);
  return eventId;
}
