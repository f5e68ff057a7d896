import type { PersonId } from "../../domain/ids";
import { defineLoader } from "../../graphql/define-loader";
import { calendarLoader } from "../calendars/calendar.loader";
import type { CalendarRow } from "../calendars/calendar-row.type";
import { loadWorkingHours } from "./working-hours.store";

/** By which calendars people work: their own, else that of their first team that has one. */
export const workingHoursLoader = defineLoader<PersonId, CalendarRow | null>(async (context, ids) => {
  const rows = await loadWorkingHours(context.services.dataSource, ids);
  const byPerson = new Map(rows.map(({ personId, calendarId }) => [personId, calendarId]));
  return Promise.all(
    ids.map((id) => {
      const calendarId = byPerson.get(id) ?? null;
      return calendarId === null ? null : calendarLoader(context).load(calendarId);
    }),
  );
});
