import type { Database } from "../../db/database";
import { findRows } from "../../db/find-rows";
import type { Statement, UnitOfWork } from "../../db/unit-of-work";
import type { CalendarId, PersonId, TeamId } from "../../domain/ids";

/** By which calendar somebody works, and whose it is: their own, or the first of their teams that has one. */
export interface WorkingHoursRow {
  personId: PersonId;
  calendarId: CalendarId | null;
  sourceId: PersonId | TeamId | null;
}

const FIND = `select p.id as "personId", coalesce(p.calendar_id, t.calendar_id) as "calendarId",
    case when p.calendar_id is not null then p.id else t.id end as "sourceId"
  from persons p left join lateral (select t.id, t.calendar_id from team_memberships m join teams t on t.id = m.team_id
    where m.person_id = p.id and m.is_member and t.calendar_id is not null order by t.id limit 1) t on true`;

const OF_PERSONS: Statement = { name: "find_working_hours", text: `${FIND} where p.id = any($1)` };

/** By which calendars people work, as this unit of work sees them. */
export function findWorkingHours(work: UnitOfWork, personIds: readonly PersonId[]): Promise<WorkingHoursRow[]> {
  return work.query<WorkingHoursRow>(OF_PERSONS, [personIds]);
}

/** By which calendars people work, outside any transaction. */
export function loadWorkingHours(database: Database, personIds: readonly PersonId[]): Promise<WorkingHoursRow[]> {
  return findRows(database, OF_PERSONS, [personIds]);
}

/** Everybody who works by the calendar of this person or team. */
export async function findWorkersBy(work: UnitOfWork, sourceId: string): Promise<PersonId[]> {
  const text = `select h."personId" as id from (${FIND}) h where h."sourceId" = $1 order by 1`;
  return (await work.query<{ id: PersonId }>({ name: "find_workers_by", text }, [sourceId])).map(({ id }) => id);
}

/** The calendar that a person or team names itself; `null` where none. */
export async function findOwnCalendar(work: UnitOfWork, sourceId: string): Promise<CalendarId | null> {
  const text = `select calendar_id as id from persons where id = $1 and active union all select calendar_id from teams where id = $1`;
  const [row] = await work.query<{ id: CalendarId | null }>({ name: "find_own_calendar", text }, [sourceId]);
  return row?.id ?? null;
}

/** Every active person and every team that names this calendar. */
export async function findNamersOf(work: UnitOfWork, calendarId: string): Promise<string[]> {
  const text = "select id from persons where calendar_id = $1 and active union all select id from teams where calendar_id = $1 order by id";
  return (await work.query<{ id: string }>({ name: "find_namers_of", text }, [calendarId])).map(({ id }) => id);
}
