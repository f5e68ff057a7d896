import { newId } from "../../db/new-id";
import type { Refs } from "../../db/run-command";
import type { UnitOfWork } from "../../db/unit-of-work";
import type { ShiftEndRule } from "../../domain/absence";
import type { OwnershipModel } from "../../domain/case-facts";
import type { EventId, PersonId, TeamId } from "../../domain/ids";
import { isRefusal, type Refusal, refuse } from "../../domain/refusal";
import { holdPeople } from "./hold-people.command";
import { judgeNamed, judgeSteward } from "./judge-team";
import { saveTeam } from "./save-team";
import { settleCalendar } from "./settle-calendar";
import { isTeamNameTaken } from "./team.store";
import type { TeamRecord } from "./team-row.type";

/** A new team. */
export interface CreateTeam {
  name: string;
  queueStewardId: string;
  leadIds: readonly string[];
  memberIds: readonly string[];
  defaultModel: OwnershipModel;
  calendarId?: string | null;
  /** Left out: WAIT. */
  atShiftEnd?: ShiftEndRule | null;
}

/** What a change of a team touched. */
export interface TeamRefs extends Refs {
  teamId: TeamId;
  eventId: EventId;
}

/** The words for a name that another team has. */
export function teamNameTaken(): Refusal {
  return refuse("KEY_TAKEN", "Another team has this name.", { path: ["name"] });
}

/** Ids as a team keeps them: each once, ascending. Every one of them was found before. */
export function rosterOf(ids: readonly string[]): PersonId[] {
  return [...new Set(ids)].sort() as PersonId[];
}

/** Adds a team with its queue's steward, who owns what nobody has taken yet. */
export async function createTeam(work: UnitOfWork, input: CreateTeam): Promise<TeamRefs | Refusal> {
  const people = await holdPeople(work, [input.queueStewardId, ...input.leadIds, ...input.memberIds]);
  const steward = people.get(input.queueStewardId);
  const refused =
    judgeSteward(steward, input.memberIds) ??
    judgeNamed(people, "leadIds", input.leadIds, null) ??
    judgeNamed(people, "memberIds", input.memberIds, null);
  if (refused !== null) return refused;
  if (steward === undefined) throw new Error("a steward who was judged is not there");
  const id = newId("team");
  if (await isTeamNameTaken(work, input.name, id)) return teamNameTaken();
  const calendarId = await settleCalendar(work, input.calendarId, null);
  if (isRefusal(calendarId)) return calendarId;
  const row: TeamRecord = {
    id,
    revision: 1,
    lastSequence: 0,
    name: input.name,
    queueStewardId: steward.id,
    defaultModel: input.defaultModel,
    calendarId,
    atShiftEnd: input.atShiftEnd ?? "WAIT",
    memberIds: rosterOf(input.memberIds),
    leadIds: rosterOf(input.leadIds),
  };
  const eventId = await saveTeam(work, null, row);
  if (eventId === null) throw new Error("a new team changed nothing");
  return { teamId: id, eventId };
}
