import type { Database } from "../../db/database";
import type { ShiftEndRule } from "../../domain/absence";
import type { OwnershipModel } from "../../domain/case-facts";
import type { CalendarId, PersonId, TeamId } from "../../domain/ids";

/** A team as readers see it, with the people in it. */
export interface ReadTeam {
  __typename: "Team";
  id: TeamId;
  revision: number;
  name: string;
  queueStewardId: PersonId;
  defaultModel: OwnershipModel;
  calendarId: CalendarId | null;
  atShiftEnd: ShiftEndRule;
  memberIds: PersonId[];
  leadIds: PersonId[];
}

const roster = (kind: string) =>
  `coalesce((select array_agg(m.person_id order by p.name, p.id) from team_memberships m join persons p on p.id = m.person_id
    where m.team_id = t.id and m.${kind}), '{}')`;

const COLUMNS = `'Team' as "__typename", t.id, t.revision, t.name, t.queue_steward_id as "queueStewardId", t.default_model as "defaultModel",
  t.calendar_id as "calendarId", t.at_shift_end as "atShiftEnd",
  ${roster("is_member")} as "memberIds", ${roster("is_lead")} as "leadIds"`;

/** Many teams by id, in no order. */
export function loadTeams(database: Database, ids: readonly TeamId[]): Promise<ReadTeam[]> {
  return database.query(`select ${COLUMNS} from teams t where t.id = any($1)`, [ids]);
}

/** Every team, by name. */
export function listTeams(database: Database): Promise<ReadTeam[]> {
  return database.query(`select ${COLUMNS} from teams t order by t.name, t.id`);
}
