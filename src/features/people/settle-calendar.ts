import type { UnitOfWork } from "../../db/unit-of-work";
import type { CalendarId } from "../../domain/ids";
import { type Refusal, refuse } from "../../domain/refusal";
import { findCalendar } from "../calendars/find-calendar.command";

/** The calendar a person or a team has then; left out, or null, it stays. */
export async function settleCalendar(
  work: UnitOfWork,
  wanted: string | null | undefined,
  before: CalendarId | null,
): Promise<CalendarId | null | Refusal> {
  if (wanted === undefined || wanted === null) return before;
  const found = await findCalendar(work, wanted);
  return found?.id ?? refuse("NOT_FOUND", "There is no such calendar.", { path: ["calendarId"] });
}
