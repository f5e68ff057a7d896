import type { UnitOfWork } from "../../db/unit-of-work";
import type { ShiftEndRule } from "../../domain/absence";
import type { OwnershipModel } from "../../domain/case-facts";
import type { PersonId } from "../../domain/ids";
import { isRefusal, type Refusal, refuse } from "../../domain/refusal";
import { checkRevision } from "./change-record.command";
import { rosterOf, type TeamRefs, teamNameTaken } from "./create-team.command";
import { holdPeople } from "./hold-people.command";
import { judgeNamed, judgeSteward } from "./judge-team";
import { saveTeam } from "./save-team";
import { settleCalendar } from "./settle-calendar";
import { findTeamRow, isTeamNameTaken, lockTeams } from "./team.store";
import type { TeamRecord } from "./team-row.type";

/** What changes about a team; what is left out, or null, stays. */
export interface UpdateTeam {
  teamId: string;
  expectedRevision: number;
  name?: string | null;
  queueStewardId?: string | null;
  leadIds?: readonly string[] | null;
  memberIds?: readonly string[] | null;
  defaultModel?: OwnershipModel | null;
  calendarId?: string | null;
  atShiftEnd?: ShiftEndRule | null;
}

/**
 * Changes a team: its name, its queue's steward, who leads and who works in it, and its model.
 *
 * A new steward owns what arrives from then on; what lies in the queue stays with whoever owns it.
 */
export async function updateTeam(work: UnitOfWork, input: UpdateTeam): Promise<TeamRefs | Refusal> {
  const read = await findTeamRow(work, input.teamId);
  if (read === null) return noSuchTeam();
  const stewardId = input.queueStewardId ?? read.queueStewardId;
  const people = await holdPeople(work, [stewardId, ...(input.leadIds ?? []), ...(input.memberIds ?? [])]);
  const [before] = await lockTeams(work, [input.teamId]);
  if (before === undefined) return noSuchTeam();
  // Persons are locked before teams, so the steward was read without a lock: a team that moved in between is stale, whatever the caller had read.
  const stale = checkRevision(before, Math.min(input.expectedRevision, read.revision)) ?? checkRevision(before, input.expectedRevision);
  if (stale !== null) return stale;
  const calendarId = await settleCalendar(work, input.calendarId, before.calendarId);
  if (isRefusal(calendarId)) return calendarId;
  const after: TeamRecord = {
    ...before,
    name: input.name ?? before.name,
    queueStewardId: stewardId as PersonId,
    memberIds: rosterOf(input.memberIds ?? before.memberIds),
    leadIds: rosterOf(input.leadIds ?? before.leadIds),
    defaultModel: input.defaultModel ?? before.defaultModel,
    calendarId,
    atShiftEnd: input.atShiftEnd ?? before.atShiftEnd,
  };
  const refused =
    judgeSteward(people.get(stewardId), after.memberIds) ??
    judgeNamed(people, "leadIds", input.leadIds ?? [], before) ??
    judgeNamed(people, "memberIds", input.memberIds ?? [], before);
  if (refused !== null) return refused;
  if (after.name !== before.name && (await isTeamNameTaken(work, after.name, before.id))) return teamNameTaken();
  const eventId = await saveTeam(work, before, after);
  if (eventId === null) return refuse("NOTHING_TO_CHANGE", "The team is like this already.");
  return { teamId: before.id, eventId };
}

function noSuchTeam(): Refusal {
  return refuse("NOT_FOUND", "There is no such team.", { path: ["teamId"] });
}
