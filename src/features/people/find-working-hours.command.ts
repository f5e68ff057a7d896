import type { UnitOfWork } from "../../db/unit-of-work";
import type { WorkCalendar } from "../../domain/calendar";
import type { PersonId } from "../../domain/ids";
import { findCalendar } from "../calendars/find-calendar.command";
import { findNamersOf, findOwnCalendar, findWorkersBy, findWorkingHours } from "./working-hours.store";

/** By which calendars people work: their own, else their first team's; who has none is left out. */
export async function workingHoursOf(work: UnitOfWork, personIds: readonly PersonId[]): Promise<ReadonlyMap<PersonId, WorkCalendar>> {
  const hours = new Map<PersonId, WorkCalendar>();
  for (const { personId, calendarId } of await findWorkingHours(work, personIds)) {
    const calendar = calendarId === null ? null : await findCalendar(work, calendarId);
    if (calendar !== null) hours.set(personId, calendar);
  }
  return hours;
}

/** The calendar that a person or team names, with everybody who works by it; `null` for none. */
export async function shiftOf(work: UnitOfWork, sourceId: string): Promise<{ calendar: WorkCalendar; workers: PersonId[] } | null> {
  const calendarId = await findOwnCalendar(work, sourceId);
  const calendar = calendarId === null ? null : await findCalendar(work, calendarId);
  return calendar === null ? null : { calendar, workers: await findWorkersBy(work, sourceId) };
}

/** Everybody active and every team that names a calendar. */
export function namersOf(work: UnitOfWork, calendarId: string): Promise<string[]> {
  return findNamersOf(work, calendarId);
}
