import type { Database } from "../../db/database";
import type { Statement, UnitOfWork } from "../../db/unit-of-work";
import { type CalendarId, isId } from "../../domain/ids";
import type { CalendarRow } from "./calendar-row.type";

const COLUMNS = `c.id, c.revision, c.last_sequence as "lastSequence", c.name, c.time_zone as "timeZone", c.always_open as "alwaysOpen",
  c.week, c.holidays`;
const FIND: Statement = { name: "find_calendars", text: `select ${COLUMNS} from calendars c where c.id = any($1)` };
const LOCK: Statement = { name: "lock_calendar", text: `select ${COLUMNS} from calendars c where c.id = $1 for no key update of c` };

/** Calendars as this unit of work sees them; ids that name none are left out. */
export async function findCalendarRows(work: UnitOfWork, ids: readonly string[]): Promise<CalendarRow[]> {
  return work.query<CalendarRow>(FIND, [ids.filter((id) => isId("cal", id))]);
}

/** Locks a calendar for a change; `null` where the id names none. */
export async function lockCalendarRow(work: UnitOfWork, id: string): Promise<CalendarRow | null> {
  if (!isId("cal", id)) return null;
  const [row] = await work.query<CalendarRow>(LOCK, [id]);
  return row ?? null;
}

const HOLD_NAME: Statement = { name: "hold_calendar_name", text: "select pg_advisory_xact_lock(hashtextextended('calendar ' || $1, 0))" };
const FIND_NAME: Statement = { name: "find_calendar_name", text: "select id from calendars where name = $1 and id <> $2" };

/** Whether another calendar has this name; of two who want it at once, the second learns it here and not from a broken key. */
export async function isCalendarNameTaken(work: UnitOfWork, name: string, exceptId: string): Promise<boolean> {
  await work.query(HOLD_NAME, [name]);
  return (await work.query(FIND_NAME, [name, exceptId])).length > 0;
}

const WRITE: Statement = {
  name: "write_calendar",
  text: `insert into calendars as c (id, last_sequence, name, time_zone, always_open, week, holidays) values ($1, $2, $3, $4, $5, $6::jsonb, $7)
    on conflict (id) do update set revision = c.revision + 1, last_sequence = excluded.last_sequence, name = excluded.name,
      time_zone = excluded.time_zone, always_open = excluded.always_open, week = excluded.week, holidays = excluded.holidays`,
};

/** Writes a calendar, new or locked; a locked one's revision is raised. */
export async function writeCalendar(work: UnitOfWork, row: CalendarRow): Promise<void> {
  const { id, lastSequence, name, timeZone, alwaysOpen, week, holidays } = row;
  await work.query(WRITE, [id, lastSequence, name, timeZone, alwaysOpen, JSON.stringify(week), holidays]);
}

/** Many calendars by id, in no order. */
export function loadCalendars(database: Database, ids: readonly CalendarId[]): Promise<CalendarRow[]> {
  return database.query(FIND.text, [ids]);
}

/** Every calendar, by name. */
export function listCalendars(database: Database): Promise<CalendarRow[]> {
  return database.query(`select ${COLUMNS} from calendars c order by c.name, c.id`);
}
