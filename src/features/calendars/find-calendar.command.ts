import type { UnitOfWork } from "../../db/unit-of-work";
import { findCalendarRows } from "./calendar.store";
import type { CalendarRow } from "./calendar-row.type";

/** A calendar as this unit of work sees it; `null` where the id names none. */
export async function findCalendar(work: UnitOfWork, id: string): Promise<CalendarRow | null> {
  const [row] = await findCalendarRows(work, [id]);
  return row ?? null;
}
