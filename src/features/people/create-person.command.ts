import { newId } from "../../db/new-id";
import type { UnitOfWork } from "../../db/unit-of-work";
import type { PersonRole } from "../../domain/permissions";
import { isRefusal, type Refusal, refuse } from "../../domain/refusal";
import { findLevels } from "./authority-level.store";
import { isEmailTaken } from "./change-person.store";
import type { PersonRecord } from "./person-row.type";
import { type PersonRefs, savePerson } from "./save-person";
import { settleCalendar } from "./settle-calendar";
import { sortRoles, unknownLevel } from "./settle-rights";
import { saveTeams, settleTeams } from "./settle-teams";

/** A new person. */
export interface CreatePerson {
  name: string;
  /** In lower case. */
  email: string;
  roles: readonly PersonRole[];
  authorityLevelKey: string;
  external: boolean;
  timeZone: string;
  teamIds: readonly string[];
  /** Their working hours; left out: those of their team. */
  calendarId?: string | null;
}

/** The words for an address that somebody else has. */
export function emailTaken(): Refusal {
  return refuse("KEY_TAKEN", "Somebody has this address already.", { path: ["email"] });
}

/** Adds a person, with their roles, their level and the teams they work in. */
export async function createPerson(work: UnitOfWork, input: CreatePerson): Promise<PersonRefs | Refusal> {
  const levels = await findLevels(work, [input.authorityLevelKey]);
  if (levels.length === 0) return unknownLevel();
  const id = newId("per");
  if (await isEmailTaken(work, input.email, id)) return emailTaken();
  const calendarId = await settleCalendar(work, input.calendarId, null);
  if (isRefusal(calendarId)) return calendarId;
  const teams = await settleTeams(work, { personId: id, wanted: input.teamIds, mayLead: true });
  if (isRefusal(teams)) return teams;
  const { name, email, authorityLevelKey, external, timeZone } = input;
  const row: PersonRecord = {
    id,
    revision: 1,
    lastSequence: 0,
    name,
    email,
    roles: sortRoles(input.roles),
    authorityLevelKey,
    raiseToLevelKey: null,
    raiseAskedBy: null,
    external,
    active: true,
    timeZone,
    calendarId,
    tokensValidFrom: null,
  };
  const eventId = await savePerson(work, null, { ...row, teamIds: teams.after });
  if (eventId === null) throw new Error("a new person changed nothing");
  await saveTeams(work, teams, eventId);
  return { personId: id, eventId };
}
