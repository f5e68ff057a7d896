import type { Statement, UnitOfWork } from "../../db/unit-of-work";
import type { TeamRecord } from "./team-row.type";

const INSERT: Statement = {
  name: "insert_team",
  text: "insert into teams (id, last_sequence, name, queue_steward_id, default_model, calendar_id, at_shift_end) values ($1, $2, $3, $4, $5, $6, $7)",
};
const UPDATE: Statement = {
  name: "update_team",
  text: `update teams set revision = revision + 1, last_sequence = $2, name = $3, queue_steward_id = $4, default_model = $5, calendar_id = $6,
      at_shift_end = $7 where id = $1`,
};
const LEAVE: Statement = { name: "leave_team", text: "delete from team_memberships where team_id = $1 and person_id <> all($2)" };
const JOIN: Statement = {
  name: "join_team",
  text: `insert into team_memberships (team_id, person_id, is_lead, is_member)
    select $1, who, who = any($3), who = any($4) from unnest($2::text[]) as who
    on conflict (team_id, person_id) do update set is_lead = excluded.is_lead, is_member = excluded.is_member`,
};

async function writeRoster(work: UnitOfWork, team: TeamRecord): Promise<void> {
  const everyone = [...new Set([...team.memberIds, ...team.leadIds])];
  await work.query(LEAVE, [team.id, everyone]);
  await work.query(JOIN, [team.id, everyone, team.leadIds, team.memberIds]);
}

/** Writes a new team's row and who is in it. */
export async function insertTeam(work: UnitOfWork, team: TeamRecord): Promise<void> {
  await work.query(INSERT, [
    team.id,
    team.lastSequence,
    team.name,
    team.queueStewardId,
    team.defaultModel,
    team.calendarId,
    team.atShiftEnd,
  ]);
  await writeRoster(work, team);
}

/** Writes a locked team's row and who is in it as they are now, and raises its revision. */
export async function updateTeamRow(work: UnitOfWork, team: TeamRecord): Promise<void> {
  await work.query(UPDATE, [
    team.id,
    team.lastSequence,
    team.name,
    team.queueStewardId,
    team.defaultModel,
    team.calendarId,
    team.atShiftEnd,
  ]);
  await writeRoster(work, team);
}
