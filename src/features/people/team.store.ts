import type { Statement, UnitOfWork } from "../../db/unit-of-work";
import { isId, type PersonId, type TeamId } from "../../domain/ids";
import type { TeamRecord, TeamRow } from "./team-row.type";

const COLUMNS = `t.id, t.revision, t.last_sequence as "lastSequence", t.name, t.queue_steward_id as "queueStewardId", t.default_model as "defaultModel",
  t.calendar_id as "calendarId", t.at_shift_end as "atShiftEnd"`;
const FIND: Statement = { name: "find_team", text: `select ${COLUMNS} from teams t where t.id = $1` };

/** A team's row; `null` where the id names none. */
export async function findTeamRow(work: UnitOfWork, id: string): Promise<TeamRow | null> {
  if (!isId("team", id)) return null;
  const [row] = await work.query<TeamRow>(FIND, [id]);
  return row ?? null;
}

const LOCK: Statement = {
  name: "lock_teams",
  text: `select ${COLUMNS} from teams t where t.id = any($1) order by t.id for no key update of t`,
};
const ROSTERS: Statement = {
  name: "find_rosters",
  text: `select team_id as "teamId", person_id as "personId", is_lead as "isLead", is_member as "isMember"
    from team_memberships where team_id = any($1)`,
};

/** Locks teams for a change, ids ascending, with the people in them as they are under the lock; ids that name none are left out. */
export async function lockTeams(work: UnitOfWork, ids: readonly string[]): Promise<TeamRecord[]> {
  const rows = await work.query<TeamRow>(LOCK, [ids.filter((id) => isId("team", id))]);
  if (rows.length === 0) return [];
  // Asked after the lock: in one statement with it, the people would be those from before the wait.
  const places = await work.query<{ teamId: TeamId; personId: PersonId; isLead: boolean; isMember: boolean }>(ROSTERS, [
    rows.map(({ id }) => id),
  ]);
  return rows.map((row) => {
    const own = places.filter(({ teamId }) => teamId === row.id);
    const idsOf = (kept: typeof own) => kept.map(({ personId }) => personId).sort();
    return { ...row, memberIds: idsOf(own.filter((it) => it.isMember)), leadIds: idsOf(own.filter((it) => it.isLead)) };
  });
}

const TEAMS_OF: Statement = {
  name: "find_teams_of",
  text: `select team_id as "teamId", is_member as "isMember", is_lead as "isLead" from team_memberships where person_id = $1`,
};

/** The teams in which a person works, and those they lead. */
export async function findTeamsOf(work: UnitOfWork, personId: PersonId): Promise<{ memberOf: TeamId[]; leaderOf: TeamId[] }> {
  const rows = await work.query<{ teamId: TeamId; isMember: boolean; isLead: boolean }>(TEAMS_OF, [personId]);
  const idsOf = (kept: typeof rows) => kept.map(({ teamId }) => teamId).sort();
  return { memberOf: idsOf(rows.filter((row) => row.isMember)), leaderOf: idsOf(rows.filter((row) => row.isLead)) };
}

const HOLD_NAME: Statement = { name: "hold_team_name", text: "select pg_advisory_xact_lock(hashtextextended('team ' || $1, 0))" };
const FIND_NAME: Statement = { name: "find_team_name", text: "select id from teams where name = $1 and id <> $2" };

/** Whether another team has this name; of two who want it at once, the second learns it here and not from a broken key. */
export async function isTeamNameTaken(work: UnitOfWork, name: string, exceptId: string): Promise<boolean> {
  await work.query(HOLD_NAME, [name]);
  return (await work.query(FIND_NAME, [name, exceptId])).length > 0;
}
