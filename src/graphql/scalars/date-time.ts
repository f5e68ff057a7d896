import { DateTime } from "luxon";
import { refuseValue, textScalar } from "./refuse-value";

const INSTANT = /^(\d{4})-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
const EARLIEST_YEAR = 1970;
const LATEST_YEAR = 2199;

/** An instant; inside it is a Date, going out it may be one already written. */
export const GraphQLInstant = textScalar<Date>(
  "DateTime",
  `An instant: ISO-8601 with an offset going in, UTC with milliseconds coming out, years ${EARLIEST_YEAR} to ${LATEST_YEAR}.`,
  (text) => {
    const read = INSTANT.test(text) ? DateTime.fromISO(text, { setZone: true }) : null;
    if (read === null || !read.isValid) throw refuseValue("an ISO-8601 instant with an offset, such as 2026-01-31T09:00:00Z");
    const year = read.toUTC().year;
    if (year < EARLIEST_YEAR || year > LATEST_YEAR) throw refuseValue(`a year from ${EARLIEST_YEAR} to ${LATEST_YEAR}`);
    return read.toJSDate();
  },
  (value) => (value instanceof Date ? value.toISOString() : String(value)),
);

/** A calendar day without a zone, as a text. */
export const GraphQLDay = textScalar<string>("Date", "A calendar day, ISO-8601, in the zone of the object that carries it.", (text) => {
  const read = /^\d{4}-\d{2}-\d{2}$/.test(text) ? DateTime.fromISO(text, { zone: "utc" }) : null;
  if (read === null || !read.isValid || read.year < EARLIEST_YEAR || read.year > LATEST_YEAR)
    throw refuseValue("a calendar day, such as 2026-01-31");
  return text;
});
