import type { PendingEvent } from "../../db/insert-events";
import type { UnitOfWork } from "../../db/unit-of-work";
import { nextShiftEnd } from "../../domain/calendar";
import { namersOf, shiftOf } from "../people/find-working-hours.command";
import { SHIFT_ENDS } from "./shift-timer";

/** Sets the timer for the next end of a person's or team's shift; without a calendar none rings. */
export async function armShiftEnd(work: UnitOfWork, sourceId: string): Promise<void> {
  const shift = await shiftOf(work, sourceId);
  await work.setTimer(SHIFT_ENDS, sourceId, shift === null ? null : nextShiftEnd(shift.calendar, await work.now()));
}

/** Takes part in every change of a person or team: another calendar ends shifts at other times. */
export async function followCalendarChoice(work: UnitOfWork, { stream, type, after }: PendingEvent): Promise<void> {
  if (type === "PERSON_DEACTIVATED" || after?.calendarId !== undefined) await armShiftEnd(work, stream);
}

/** Takes part in every change of a calendar: the shifts of all who name it end at other times. */
export async function followCalendar(work: UnitOfWork, { stream }: Pick<PendingEvent, "stream">): Promise<void> {
  for (const sourceId of await namersOf(work, stream)) await armShiftEnd(work, sourceId);
}
