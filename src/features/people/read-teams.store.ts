import type { Database } from "../../db/database";
import { findRows } from "../../db/find-rows";
import type { Statement } from "../../db/unit-of-work";
import type { ShiftEndRule } from "../../domain/absence";
import type { OwnershipModel } from "../../domain/case-facts";
import type { CalendarId, PersonId, TeamId } from "../../domain/ids";

/** A team as readers see it. */
export interface ReadTeam {
  __typename: "Team";
  id: TeamId;
  revision: number;
  name: string;
  queueStewardId: PersonId;
  defaultModel: OwnershipModel;
  calendarId: CalendarId | null;
  atShiftEnd: ShiftEndRule;
}

/** Who works in a team and who leads it, by name. */
export interface Roster {
  teamId: TeamId;
  memberIds: PersonId[];
  leadIds: PersonId[];
}

const roster = (kind: string) =>
  `coalesce((select array_agg(m.person_id order by p.name, p.id) from team_memberships m join persons p on p.id = m.person_id
    where m.team_id = t.id and m.${kind}), '{}')`;

const COLUMNS = `'Team' as "__typename", t.id, t.revision, t.name, t.queue_steward_id as "queueStewardId", t.default_model as "defaultModel",
  t.calendar_id as "calendarId", t.at_shift_end as "atShiftEnd"`;

const LOAD: Statement = { name: "load_teams", text: `select ${COLUMNS} from teams t where t.id = any($1)` };

/** Many teams by id, in no order. */
export function loadTeams(database: Database, ids: readonly TeamId[]): Promise<ReadTeam[]> {
  return findRows(database, LOAD, [ids]);
}

const ROSTERS: Statement = {
  name: "load_rosters",
  text: `select t.id as "teamId", ${roster("is_member")} as "memberIds", ${roster("is_lead")} as "leadIds" from teams t where t.id = any($1)`,
};

/** Who is in many teams, in no order. */
export function loadRosters(database: Database, ids: readonly TeamId[]): Promise<Roster[]> {
  return findRows(database, ROSTERS, [ids]);
}

/** Every team, by name. */
export function listTeams(database: Database): Promise<ReadTeam[]> {
  return database.query(`select ${COLUMNS} from teams t order by t.name, t.id`);
}
