import { DateTime } from "luxon";

const HOUR_MS = 3_600_000;
// Zones have moved their clocks by up to a day, never by more than two hours since 1970 at a change of season.
const WIDEST_GAP_MS = 26 * HOUR_MS;

/**
 * The first instant at which the clocks on a day's walls read this time or later.
 *
 * A time that the clocks skip in spring is the instant of the jump; one that they show twice in autumn is the first of both.
 * `24:00` is the next day's first instant.
 */
export function wallClock(day: DateTime, time: string): DateTime {
  const [hour, minute] = time.split(":").map(Number) as [number, number];
  if (hour === 24) return day.plus({ days: 1 }).startOf("day");
  const read = DateTime.fromObject({ year: day.year, month: day.month, day: day.day, hour, minute }, { zone: day.zone });
  const shows = read.hour === hour && read.minute === minute && read.day === day.day;
  return shows ? (read.getPossibleOffsets()[0] ?? read) : jumpBefore(read);
}

/** The last change of a zone's offset at or before an instant that stands just behind one. */
function jumpBefore(after: DateTime): DateTime {
  let low = after.toMillis() - WIDEST_GAP_MS;
  let high = after.toMillis();
  const offsetAt = (at: number) => after.zone.offset(at);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle) === offsetAt(high)) high = middle;
    else low = middle;
  }
  return DateTime.fromMillis(high, { zone: after.zone });
}
