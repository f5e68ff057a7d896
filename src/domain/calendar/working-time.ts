import { DateTime } from "luxon";
import { wallClock } from "./wall-clock";
import { closingTime, WEEKDAYS, type WorkCalendar } from "./work-calendar";

/** A stretch of working time: the start in, the end out. */
interface Stretch {
  from: number;
  until: number;
}

const DAYS_AHEAD = 400;

/**
 * Whether work is done at an instant.
 *
 * Opening is in, closing is out: at 17:00 a day until 17:00 is over.
 */
export function isWorkingTime(calendar: WorkCalendar, at: Date): boolean {
  if (calendar.alwaysOpen) return true;
  return stretchesOf(calendar, localDay(calendar, at)).some((stretch) => holds(stretch, at.getTime()));
}

/**
 * When the working time around an instant ends; `null` outside working time, and where it never ends.
 *
 * Stretches that touch are one shift, across midnight too.
 */
export function shiftEnd(calendar: WorkCalendar, at: Date): Date | null {
  if (calendar.alwaysOpen || !isWorkingTime(calendar, at)) return null;
  let end = at.getTime();
  for (const stretch of ahead(calendar, at)) {
    if (stretch.until <= end) continue;
    if (stretch.from > end) return new Date(end);
    end = stretch.until;
  }
  return null;
}

/**
 * When working time begins next, strictly after an instant.
 *
 * `null` where it does not within a year, or never ends. Within a shift this is the beginning of the one after it.
 */
export function nextShiftStart(calendar: WorkCalendar, at: Date): Date | null {
  if (calendar.alwaysOpen) return null;
  const over = shiftEnd(calendar, at)?.getTime() ?? at.getTime();
  if (over === at.getTime() && isWorkingTime(calendar, at)) return null;
  for (const { from } of ahead(calendar, at)) if (from > over) return new Date(from);
  return null;
}

/** The next end of a shift after an instant: of the present one, or of the one that begins next. */
export function nextShiftEnd(calendar: WorkCalendar, at: Date): Date | null {
  const present = shiftEnd(calendar, at);
  if (present !== null) return present;
  const next = nextShiftStart(calendar, at);
  return next === null ? null : shiftEnd(calendar, next);
}

function localDay({ timeZone }: WorkCalendar, at: Date): DateTime {
  return DateTime.fromJSDate(at, { zone: timeZone }).startOf("day");
}

function* ahead(calendar: WorkCalendar, at: Date): Generator<Stretch> {
  const first = localDay(calendar, at);
  for (let days = 0; days < DAYS_AHEAD; days += 1) yield* stretchesOf(calendar, first.plus({ days }).startOf("day"));
}

function stretchesOf(calendar: WorkCalendar, day: DateTime): Stretch[] {
  if (calendar.holidays.includes(day.toFormat("yyyy-MM-dd"))) return [];
  const weekday = WEEKDAYS[day.weekday - 1];
  return calendar.week
    .filter((interval) => interval.weekday === weekday)
    .map((interval) => ({ from: wallClock(day, interval.opens).toMillis(), until: wallClock(day, closingTime(interval)).toMillis() }))
    .filter(({ from, until }) => until > from)
    .sort((one, other) => one.from - other.from);
}

function holds({ from, until }: Stretch, at: number): boolean {
  return from <= at && at < until;
}
