import type { UnitOfWork } from "../../db/unit-of-work";
import { mayOwn, type PersonRole } from "../../domain/permissions";
import { isRefusal, type Refusal, refuse } from "../../domain/refusal";
import { isEmailTaken } from "./change-person.store";
import { checkRevision } from "./change-record.command";
import { emailTaken } from "./create-person.command";
import { findHeldDuties, findStewardships, type HeldDuty } from "./duties.store";
import { lockPerson, noSuchPerson } from "./lock-person.command";
import { type PersonRefs, type PersonWithTeams, savePerson } from "./save-person";
import { settleCalendar } from "./settle-calendar";
import { settleRights } from "./settle-rights";
import { saveTeams, settleTeams } from "./settle-teams";

/** What changes about a person; what is left out, or null, stays. */
export interface UpdatePerson {
  personId: string;
  expectedRevision: number;
  name?: string | null;
  /** In lower case. */
  email?: string | null;
  roles?: readonly PersonRole[] | null;
  authorityLevelKey?: string | null;
  external?: boolean | null;
  timeZone?: string | null;
  teamIds?: readonly string[] | null;
  calendarId?: string | null;
}

/**
 * Changes a person.
 *
 * Nobody changes their own roles or level, raising a level needs a second admin, and somebody stays an admin.
 * DUTIES_OUTSTANDING while the change would leave open cases or a queue with someone who can no longer hold them.
 */
export async function updatePerson(work: UnitOfWork, input: UpdatePerson): Promise<PersonRefs | Refusal> {
  const asksRights = (input.roles ?? input.authorityLevelKey ?? null) !== null;
  const locked = await lockPerson(work, input.personId, { withAdmins: asksRights });
  if (locked === null) return noSuchPerson(["personId"]);
  const { row } = locked;
  const stale = checkRevision(row, input.expectedRevision);
  if (stale !== null) return stale;
  if (!row.active) return refuse("PERSON_INACTIVE", "They no longer work here.", { path: ["personId"] });
  const rights = await settleRights(work, locked, input);
  if (isRefusal(rights)) return rights;
  const email = input.email ?? row.email;
  if (email !== row.email && (await isEmailTaken(work, email, row.id))) return emailTaken();
  const calendarId = await settleCalendar(work, input.calendarId, row.calendarId);
  if (isRefusal(calendarId)) return calendarId;
  const mayLead = rights.roles.includes("TEAM_LEAD");
  const teams = await settleTeams(work, { personId: row.id, wanted: input.teamIds ?? null, mayLead });
  if (isRefusal(teams)) return teams;

  const { aloneAdmin, ...settled } = rights;
  const before: PersonWithTeams = { ...row, teamIds: teams.before };
  const after: PersonWithTeams = {
    ...row,
    ...settled,
    name: input.name ?? row.name,
    email,
    external: input.external ?? row.external,
    timeZone: input.timeZone ?? row.timeZone,
    calendarId,
    teamIds: teams.after,
  };
  const left = await findLeftBehind(work, before, after);
  if (left !== null) return left;
  const eventId = await savePerson(work, before, after, aloneAdmin ? { aloneAdmin } : {});
  if (eventId === null) return refuse("NOTHING_TO_CHANGE", "They are like this already.");
  await saveTeams(work, teams, eventId);
  return { personId: row.id, eventId };
}

async function findLeftBehind(work: UnitOfWork, before: PersonWithTeams, after: PersonWithTeams): Promise<Refusal | null> {
  if (mayOwn(before) && !mayOwn(after)) return outstanding("roles", await findHeldDuties(work, after.id));
  if (!after.external) return null;
  // Someone external can own only cases of a team they are in, and a queue's steward owns what lies in it.
  const queues = (await findStewardships(work, after.id)).filter((id) => !after.teamIds.includes(id));
  const duties = queues.map((subjectId) => ({ kind: "QUEUE_STEWARDSHIP" as const, subjectId }));
  return outstanding(before.external ? "teamIds" : "external", duties);
}

function outstanding(field: string, duties: HeldDuty[]): Refusal | null {
  if (duties.length === 0) return null;
  return refuse("DUTIES_OUTSTANDING", "They hold what they could not hold then; hand it over first.", {
    path: [field],
    details: { outstanding: duties },
  });
}
