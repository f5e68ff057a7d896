import type { CalendarId, PersonId } from "../../../src/domain/ids";
import { saveCalendar } from "../../../src/features/calendars/save-calendar.command";
import { updatePerson } from "../../../src/features/people/update-person.command";
import { updateTeam } from "../../../src/features/people/update-team.command";
import { aCaseDesk, type CaseDesk } from "../../support/case-desk";

let desk: CaseDesk;
let ana: PersonId;
let hiro: PersonId;
beforeAll(async () => {
  desk = await aCaseDesk();
  ({ ana, hiro } = desk.people);
});
afterAll(() => desk.close());

const MONDAY = { weekday: "MONDAY", opens: "09:00", closes: "17:00" } as const;
const OFFICE = { timeZone: "Europe/Paris", alwaysOpen: false, week: [MONDAY], holidays: ["2026-12-25", "2026-01-01", "2026-12-25"] };

interface Saved {
  calendar: { id: CalendarId; revision: number; week: object[]; holidays: string[] } | null;
  event: object | null;
  userErrors: { code: string; path: string[] | null; current?: { id: string } }[];
}

const saves = async (person: PersonId, input: object): Promise<Saved> =>
  (await desk.gets<{ saveCalendar: Saved }>(person, "save-calendar", { input })).saveCalendar;

test("an admin adds a calendar, and changes it whole; the log tells hours and never the name", async () => {
  const tuesday = { weekday: "TUESDAY", opens: "09:00", closes: "00:00" };
  const { calendar, event } = await saves(hiro, { name: "Paris", ...OFFICE, week: [tuesday, MONDAY] });
  const facts = { timeZone: "Europe/Paris", alwaysOpen: false, week: ["MONDAY 09:00-17:00", "TUESDAY 09:00-00:00"] };
  expect(calendar).toMatchObject({ revision: 1, week: [MONDAY, tuesday], holidays: ["2026-01-01", "2026-12-25"] });
  expect(event).toMatchObject({ type: "CALENDAR_CHANGED", before: null, after: { ...facts, holidays: ["2026-01-01", "2026-12-25"] } });
  const { id } = calendar!;
  const changed = await saves(hiro, { calendarId: id, expectedRevision: 1, name: "Paris and Lyon", ...OFFICE, holidays: [] });
  expect(changed.calendar).toMatchObject({ id, revision: 2, week: [MONDAY], holidays: [] });
  expect(changed.event).toMatchObject({
    streamSequence: 2,
    before: { week: facts.week, holidays: ["2026-01-01", "2026-12-25"] },
    after: { week: ["MONDAY 09:00-17:00"], holidays: [], nameChanged: true },
  });
  const { calendars } = await desk.gets<{ calendars: { id: string; name: string }[] }>(ana, "calendars");
  expect(calendars.map(({ name }) => name)).toContain("Paris and Lyon");
});

test("what is no calendar is refused with its place, and nothing is left of it", async () => {
  const { calendar } = await saves(hiro, { name: "There", ...OFFICE });
  const deny = async (input: object) => {
    const { userErrors } = await desk.unchanged(() => saves(hiro, { name: "New", ...OFFICE, ...input }));
    return [userErrors[0]?.code, userErrors[0]?.path?.join(".")];
  };
  expect(await deny({ week: [] })).toEqual(["NO_WORKING_TIME", "week"]);
  expect(await deny({ week: [MONDAY, { ...MONDAY, opens: "16:59", closes: "18:00" }] })).toEqual(["INTERVALS_OVERLAP", "week.1"]);
  expect(await deny({ week: [{ ...MONDAY, closes: "08:00" }] })).toEqual(["ENDS_BEFORE_START", "week.0"]);
  expect(await deny({ name: "There" })).toEqual(["KEY_TAKEN", "name"]);
  expect(await deny({ calendarId: "cal_00000000000000000000000000" })).toEqual(["NOT_FOUND", "calendarId"]);
  expect(await deny({ calendarId: calendar!.id, expectedRevision: 7 })).toEqual(["REVISION_CONFLICT", "expectedRevision"]);
  expect(await deny({ calendarId: calendar!.id, name: "There" })).toEqual(["NOTHING_TO_CHANGE", undefined]);
  for (const input of [
    { timeZone: "Mars/Base" },
    { week: [{ ...MONDAY, opens: "9:00" }] },
    { week: [{ ...MONDAY, closes: "24:00" }] },
    { holidays: ["2026-02-30"] },
  ]) {
    const answer = await desk.unchanged(() =>
      desk.asks(hiro, "mutation ($input: SaveCalendarInput!) { saveCalendar(input: $input) { calendar { id } } }", {
        input: { name: "New", ...OFFICE, ...input },
      }),
    );
    expect(answer.errors[0]?.extensions.code).toBe("BAD_USER_INPUT");
  }
});

test("two who save the same name at once: one has it", async () => {
  const save = () => desk.as(hiro, (work) => saveCalendar(work, { name: "Both", ...OFFICE }));
  const outcomes = await Promise.all([save(), save()]);
  expect(outcomes.map((outcome) => ("refused" in outcome ? outcome.code : "ACCEPTED")).sort()).toEqual(["ACCEPTED", "KEY_TAKEN"]);
});

test("a person works by their own calendar, else by their team's", async () => {
  const own = (await saves(hiro, { name: "Own", ...OFFICE })).calendar!.id;
  const teams = (await saves(hiro, { name: "Team's", ...OFFICE })).calendar!.id;
  const eve = await desk.aPerson({ teamIds: [desk.team] });
  const hours = async () =>
    (await desk.gets<{ person: { workingHours: { id: string } | null } }>(ana, "person", { id: eve })).person.workingHours;
  expect(await hours()).toBeNull();
  const { revision } = await desk.lockOf("teams", desk.team);
  await desk.must(
    desk.as(hiro, (work) => updateTeam(work, { teamId: desk.team, expectedRevision: revision, calendarId: teams, atShiftEnd: "COVER" })),
  );
  expect(await hours()).toMatchObject({ id: teams });
  await desk.must(desk.as(hiro, (work) => updatePerson(work, { personId: eve, expectedRevision: 1, calendarId: own })));
  expect(await hours()).toMatchObject({ id: own });
  expect((await desk.story(eve)).at(-1)).toMatchObject({ before: { calendarId: null }, after: { calendarId: own } });
  const unknown = { personId: eve, expectedRevision: 2, calendarId: "cal_00000000000000000000000000" };
  expect(await desk.no(hiro, (work) => updatePerson(work, unknown))).toEqual(["NOT_FOUND", "calendarId"]);
  const { team } = await desk.gets<{ team: object }>(ana, "team", { id: desk.team });
  expect(team).toMatchObject({ calendar: { id: teams }, atShiftEnd: "COVER" });
});
