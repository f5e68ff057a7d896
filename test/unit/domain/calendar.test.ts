import {
  isWorkingTime,
  judgeCalendar,
  nextShiftEnd,
  nextShiftStart,
  shiftEnd,
  type WorkCalendar,
  type WorkInterval,
} from "../../../src/domain/calendar";

const at = (text: string) => new Date(text);
const day = (weekday: WorkInterval["weekday"], opens = "09:00", closes = "17:00"): WorkInterval => ({ weekday, opens, closes });
const PARIS: WorkCalendar = {
  timeZone: "Europe/Paris",
  alwaysOpen: false,
  week: (["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"] as const).map((weekday) => day(weekday)),
  holidays: ["2026-04-06"],
};

describe("a business calendar", () => {
  it("needs working time, unless it is always open", () => {
    expect(judgeCalendar({ alwaysOpen: false, week: [] })).toMatchObject({ code: "NO_WORKING_TIME", path: ["week"] });
    expect(judgeCalendar({ alwaysOpen: true, week: [] })).toBeNull();
    expect(judgeCalendar(PARIS)).toBeNull();
  });

  it("refuses stretches of one weekday that overlap, and lets those touch that follow each other", () => {
    const week = [day("MONDAY", "09:00", "12:00"), day("TUESDAY", "11:00", "12:00"), day("MONDAY", "11:59", "17:00")];
    expect(judgeCalendar({ alwaysOpen: false, week })).toMatchObject({ code: "INTERVALS_OVERLAP", path: ["week", "2"] });
    const touching = [day("MONDAY", "09:00", "12:00"), day("MONDAY", "12:00", "00:00")];
    expect(judgeCalendar({ alwaysOpen: false, week: touching })).toBeNull();
  });

  it("refuses a stretch that closes before it opens", () => {
    expect(judgeCalendar({ alwaysOpen: false, week: [day("MONDAY", "17:00", "09:00")] })).toMatchObject({
      code: "ENDS_BEFORE_START",
      path: ["week", "0"],
    });
  });
});

describe("working time", () => {
  it("takes opening in and closing out", () => {
    for (const [instant, works] of [
      ["2026-03-02T07:59:59.999Z", false],
      ["2026-03-02T08:00:00.000Z", true],
      ["2026-03-02T15:59:59.999Z", true],
      ["2026-03-02T16:00:00.000Z", false],
      ["2026-03-01T10:00:00.000Z", false],
      ["2026-04-06T10:00:00.000Z", false],
    ] as const)
      expect([instant, isWorkingTime(PARIS, at(instant))]).toEqual([instant, works]);
  });

  it("follows the wall clock over a change of season", () => {
    expect(shiftEnd(PARIS, at("2026-03-27T12:00:00Z"))).toEqual(at("2026-03-27T16:00:00Z"));
    expect(shiftEnd(PARIS, at("2026-03-30T12:00:00Z"))).toEqual(at("2026-03-30T15:00:00Z"));
    expect(nextShiftStart(PARIS, at("2026-03-27T17:00:00Z"))).toEqual(at("2026-03-30T07:00:00Z"));
  });

  it("skips weekends and holidays to the next shift", () => {
    expect(nextShiftStart(PARIS, at("2026-04-03T16:00:00Z"))).toEqual(at("2026-04-07T07:00:00Z"));
    expect(nextShiftEnd(PARIS, at("2026-04-03T16:00:00Z"))).toEqual(at("2026-04-07T15:00:00Z"));
  });

  it("is one shift across midnight", () => {
    const night = { ...PARIS, week: [day("MONDAY", "22:00", "00:00"), day("TUESDAY", "00:00", "06:00")], holidays: [] };
    expect(shiftEnd(night, at("2026-03-02T22:30:00Z"))).toEqual(at("2026-03-03T05:00:00Z"));
    expect(nextShiftStart(night, at("2026-03-02T22:30:00Z"))).toEqual(at("2026-03-09T21:00:00Z"));
  });

  it("opens at the jump where the clocks skip the opening, and closes at the first of two equal times", () => {
    const sunday = { ...PARIS, week: [day("SUNDAY", "02:30", "04:00")], holidays: [] };
    expect(nextShiftStart(sunday, at("2026-03-28T12:00:00Z"))).toEqual(at("2026-03-29T01:00:00Z"));
    const early = { ...PARIS, week: [day("SUNDAY", "01:00", "02:30")], holidays: [] };
    expect(shiftEnd(early, at("2026-10-25T00:10:00Z"))).toEqual(at("2026-10-25T00:30:00Z"));
    expect(isWorkingTime(early, at("2026-10-25T01:10:00Z"))).toBe(false);
  });

  it("never ends where it is always open, and has no shift", () => {
    const always = { ...PARIS, alwaysOpen: true };
    expect(isWorkingTime(always, at("2026-04-06T03:00:00Z"))).toBe(true);
    expect([shiftEnd(always, at("2026-04-06T03:00:00Z")), nextShiftStart(always, at("2026-04-06T03:00:00Z"))]).toEqual([null, null]);
    const week = (["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"] as const).map((weekday) =>
      day(weekday, "00:00", "00:00"),
    );
    expect(shiftEnd({ ...PARIS, week, holidays: [] }, at("2026-04-06T03:00:00Z"))).toBeNull();
    expect(nextShiftStart({ ...PARIS, week, holidays: [] }, at("2026-04-06T03:00:00Z"))).toBeNull();
  });
});
