import type { DataSource } from "typeorm";
import { findRows } from "../../db/find-rows";
import type { Statement } from "../../db/unit-of-work";
import type { CalendarId, PersonId, TeamId } from "../../domain/ids";
import type { PersonRole } from "../../domain/permissions";

/** A person as their row holds them, with their teams. */
export interface PersonRow {
  __typename: "Person";
  id: PersonId;
  revision: number;
  name: string;
  email: string;
  roles: PersonRole[];
  authorityLevelKey: string;
  raiseToLevelKey: string | null;
  raiseAskedBy: PersonId | null;
  external: boolean;
  active: boolean;
  timeZone: string;
  calendarId: CalendarId | null;
  memberOf: TeamId[];
}

/** The columns of a person under the names of the domain; `p` is the person. */
export const PERSON_COLUMNS = `'Person' as "__typename", p.id, p.revision, p.name, p.email, p.roles, p.authority_level_key as "authorityLevelKey",
  p.raise_to_level_key as "raiseToLevelKey", p.raise_asked_by as "raiseAskedBy", p.external, p.active, p.time_zone as "timeZone", p.calendar_id as "calendarId",
  coalesce((select array_agg(m.team_id order by m.team_id) from team_memberships m where m.person_id = p.id and m.is_member), '{}') as "memberOf"`;

const LOAD: Statement = { name: "load_persons", text: `select ${PERSON_COLUMNS} from persons p where p.id = any($1)` };

/** Many people by id, in no order. */
export function loadPersons(dataSource: DataSource, ids: readonly PersonId[]): Promise<PersonRow[]> {
  return findRows(dataSource, LOAD, [ids]);
}
