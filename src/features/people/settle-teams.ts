import type { UnitOfWork } from "../../db/unit-of-work";
import type { EventId, PersonId, TeamId } from "../../domain/ids";
import { type Refusal, refuse } from "../../domain/refusal";
import { saveTeam } from "./save-team";
import { findTeamsOf, lockTeams } from "./team.store";
import type { TeamRecord } from "./team-row.type";

/** The teams a person was in and is in then, and each team that changes with it. */
export interface SettledTeams {
  before: TeamId[];
  after: TeamId[];
  changes: { before: TeamRecord; after: TeamRecord }[];
}

/** Who moves between teams; `wanted` left out: they stay where they are. */
export interface TeamsQuestion {
  personId: PersonId;
  wanted: readonly string[] | null;
  /** Whether they may go on leading the teams they lead: the lead of a team holds TEAM_LEAD. */
  mayLead: boolean;
}

/**
 * Locks every team that a person joins, leaves or stops leading, and says how each is then; the person is new, or locked.
 *
 * A team keeps who works in it, so that each of them changes, too.
 */
export async function settleTeams(work: UnitOfWork, { personId, wanted, mayLead }: TeamsQuestion): Promise<SettledTeams | Refusal> {
  const { memberOf, leaderOf } = await findTeamsOf(work, personId);
  if (wanted === null && (mayLead || leaderOf.length === 0)) return { before: memberOf, after: memberOf, changes: [] };
  const locked = await lockTeams(work, [...(wanted === null ? [] : [...wanted, ...memberOf]), ...(mayLead ? [] : leaderOf)]);
  const known = new Set<string>(locked.map(({ id }) => id));
  const unknown = wanted?.findIndex((id) => !known.has(id)) ?? -1;
  if (unknown >= 0) return refuse("NOT_FOUND", "There is no such team.", { path: ["teamIds", String(unknown)] });
  const changes = locked.map((team) => {
    const others = team.memberIds.filter((id) => id !== personId);
    const memberIds = wanted === null ? team.memberIds : wanted.includes(team.id) ? [...others, personId].sort() : others;
    return { before: team, after: { ...team, memberIds, leadIds: mayLead ? team.leadIds : team.leadIds.filter((id) => id !== personId) } };
  });
  if (wanted === null) return { before: memberOf, after: memberOf, changes };
  const idsOf = (teams: readonly TeamRecord[]) => teams.filter(({ memberIds }) => memberIds.includes(personId)).map(({ id }) => id);
  return { before: idsOf(locked), after: idsOf(changes.map((change) => change.after)), changes };
}

/** Saves the teams that changed because of a person's change. */
export async function saveTeams(work: UnitOfWork, { changes }: SettledTeams, causationId: EventId): Promise<void> {
  for (const { before, after } of changes) await saveTeam(work, before, after, causationId);
}
