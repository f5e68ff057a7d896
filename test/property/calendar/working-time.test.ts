import fc from "fast-check";
import { isWorkingTime, judgeCalendar, nextShiftStart, shiftEnd, WEEKDAYS, type WorkCalendar } from "../../../src/domain/calendar";

const ZONES = [
  "Europe/Paris",
  "America/New_York",
  "Australia/Lord_Howe",
  "America/Sao_Paulo",
  "Africa/Cairo",
  "Asia/Kathmandu",
  "Pacific/Apia",
  "UTC",
];
const MINUTE_MS = 60_000;
const runs = { numRuns: 1_000 };

const time = fc.integer({ min: 0, max: 95 }).map((quarter) => {
  const minutes = quarter * 15;
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
});
const interval = fc.record({ weekday: fc.constantFrom(...WEEKDAYS), opens: time, closes: time });
const anyCalendar: fc.Arbitrary<WorkCalendar> = fc
  .record({
    timeZone: fc.constantFrom(...ZONES),
    alwaysOpen: fc.constant(false),
    week: fc.array(interval, { minLength: 1, maxLength: 8 }),
    holidays: fc.array(fc.constantFrom("2026-03-29", "2026-10-25", "2026-11-01", "2026-04-05"), { maxLength: 2 }),
  })
  .filter((calendar) => judgeCalendar(calendar) === null);
// Around both changes of season, in both halves of the world, to the minute.
const anyInstant = fc
  .tuple(
    fc.constantFrom("2026-03-08", "2026-03-29", "2026-04-05", "2026-04-24", "2026-10-04", "2026-10-25", "2026-11-01", "2026-06-15"),
    fc.integer({ min: -2880, max: 2880 }),
  )
  .map(([day, minutes]) => new Date(Date.parse(`${day}T00:00:00Z`) + minutes * MINUTE_MS));

describe("working time in every zone, over every change of season", () => {
  it("holds up to the end of its shift, and not at it", () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, (calendar, at) => {
        const end = shiftEnd(calendar, at);
        expect(end === null || isWorkingTime(calendar, at)).toBe(true);
        if (end === null) return;
        expect(end.getTime()).toBeGreaterThan(at.getTime());
        expect(isWorkingTime(calendar, new Date(end.getTime() - 1))).toBe(true);
        expect(isWorkingTime(calendar, end)).toBe(false);
        expect(shiftEnd(calendar, new Date(end.getTime() - 1))).toEqual(end);
      }),
      runs,
    );
  });

  it("begins next at an instant at which work is done and a moment before is not", () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, (calendar, at) => {
        const start = nextShiftStart(calendar, at);
        if (start === null) return;
        expect(start.getTime()).toBeGreaterThan(at.getTime());
        expect(isWorkingTime(calendar, start)).toBe(true);
        expect(isWorkingTime(calendar, new Date(start.getTime() - 1))).toBe(false);
        const between = new Date(Math.floor((at.getTime() + start.getTime()) / 2));
        if (!isWorkingTime(calendar, at)) expect(isWorkingTime(calendar, between)).toBe(false);
      }),
      runs,
    );
  });

  it("is none on a holiday of the zone", () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, (calendar, at) => {
        const day = new Intl.DateTimeFormat("en-CA", { timeZone: calendar.timeZone, dateStyle: "short" }).format(at);
        expect(isWorkingTime({ ...calendar, holidays: [day] }, at)).toBe(false);
      }),
      runs,
    );
  });
});
