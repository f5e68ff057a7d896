import { type CalendarId, isId } from "../../domain/ids";
import type { Context } from "../../graphql/context";
import { defineLoader, inOrder } from "../../graphql/define-loader";
import { loadCalendars } from "./calendar.store";
import type { CalendarRow } from "./calendar-row.type";

/** Calendars by id. */
export const calendarLoader = defineLoader<CalendarId, CalendarRow | null>(async ({ services }, ids) =>
  inOrder(ids, await loadCalendars(services.dataSource, ids), (row) => row.id),
);

/** A calendar by an id as a client gives it; every signed-in person may see every calendar. */
export async function findCalendarNode(context: Context, id: string): Promise<object | null> {
  const row = isId("cal", id) ? await calendarLoader(context).load(id) : null;
  return row === null ? null : { __typename: "BusinessCalendar", ...row };
}
