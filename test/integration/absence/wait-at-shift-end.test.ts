import type { ShiftEndRule } from "../../../src/domain/absence";
import type { CaseId, PersonId, TeamId } from "../../../src/domain/ids";
import { splitOwnership } from "../../../src/features/ownership/split-ownership.command";
import { type AbsenceDesk, anAbsenceDesk, DAY_MS } from "../../support/absence-desk";
import { BRIEF } from "../../support/case-desk";
import { until } from "../../support/until";

const WEEK = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"] as const;

let desk: AbsenceDesk;
let ana: PersonId;
let ben: PersonId;
let chloe: PersonId;
let hiro: PersonId;
beforeAll(async () => {
  desk = await anAbsenceDesk();
  ({ ana, ben, chloe, hiro } = desk.people);
});
afterAll(() => desk.close());
afterEach(() => desk.database.moveClock("0"));

/** Moves the clock to a time of day, tomorrow. */
async function moveTo(hour: number): Promise<Date> {
  await desk.database.moveClock("0");
  const now = await desk.now();
  const wanted = new Date(now.getTime() + DAY_MS);
  wanted.setUTCHours(hour, 0, 1, 0);
  await desk.database.moveClock(`${wanted.getTime() - now.getTime()} milliseconds`);
  return wanted;
}

const at = (day: Date, hour: number, daysLater: number) => {
  const then = new Date(day.getTime() + daysLater * DAY_MS);
  then.setUTCHours(hour, 0, 0, 0);
  return then.toISOString();
};

/** A team that works from eight to four, set up by an admin through the API. */
async function aDayTeam(atShiftEnd: ShiftEndRule, memberId: PersonId): Promise<TeamId> {
  const calendar = {
    name: `Daytime of ${memberId}`,
    timeZone: "UTC",
    alwaysOpen: false,
    week: WEEK.map((weekday) => ({ weekday, opens: "08:00", closes: "16:00" })),
    holidays: [],
  };
  const saved = (await desk.does(hiro, "save-calendar", calendar)) as unknown as { calendar: { id: string } };
  const team = await desk.aTeam({ queueStewardId: chloe, memberIds: [memberId] });
  const ruled = await desk.does(hiro, "update-team", { teamId: team, expectedRevision: 1, calendarId: saved.calendar.id, atShiftEnd });
  expect(ruled).toMatchObject({ userErrors: [] });
  return team;
}

async function owned(owner: PersonId, teamId: TeamId, wanted: object = {}): Promise<CaseId> {
  const caseId = await desk.open(ana, { teamId, ...wanted });
  await desk.must(desk.take(owner, caseId));
  return caseId;
}

interface Shown {
  case: { actingOwner: { person: { id: PersonId }; until: string } | null; suggestedReplies: { nextUpdateBy: string }[] };
}
const shown = async (caseId: CaseId): Promise<Shown["case"]> => {
  const text = "query ($id: ID!) { case(id: $id) { actingOwner { person { id } until } suggestedReplies { text because nextUpdateBy } } }";
  return (await desk.gets<Shown>(chloe, text, { id: caseId })).case;
};

/** Whether a notice says when the owner is back: until the process has followed the clock, it may speak of another day. */
const isOffered = async (caseId: CaseId, backAt: string) =>
  (await shown(caseId)).suggestedReplies.some(({ nextUpdateBy }) => nextUpdateBy === backAt);

test("under WAIT a running server gives urgent cases to the cover at the shift's end, and offers an away notice for every case", async () => {
  await moveTo(10);
  const eve = await desk.aPerson({ name: "Eve", timeZone: "UTC" });
  const team = await aDayTeam("WAIT", eve);
  await desk.covered(eve, ben);
  const urgent = await owned(eve, team, { urgency: "URGENT", impact: "HIGH" });
  const plain = await owned(eve, team);
  const over = await moveTo(16);
  await until("the sweep ended the shift", async () => (await shown(urgent)).actingOwner !== null);
  expect((await shown(urgent)).actingOwner).toEqual({ person: { id: ben }, until: at(over, 8, 1) });
  // The process follows the database's clock at a few seconds' distance.
  await until("the server knows that the shift is over", () => isOffered(plain, at(over, 8, 1)));
  expect(await shown(plain)).toEqual({
    actingOwner: null,
    suggestedReplies: [
      {
        text: expect.stringMatching(/^Thank you for your message\. Eve’s working day is over and goes on .*, 08:00 \(UTC\)\.$/),
        because: "OUTSIDE_WORKING_HOURS",
        nextUpdateBy: at(over, 8, 1),
      },
    ],
  });
  expect((await shown(urgent)).suggestedReplies).toMatchObject([
    { text: expect.stringMatching(/Until then Ben looks after your case\.$/), because: "OUTSIDE_WORKING_HOURS" },
  ]);
  const events = await desk.ask("select count(*)::integer as count from events where stream = $1 and type = 'CUSTOMER_REPLIED_TO'", [
    plain,
  ]);
  expect(events).toEqual([{ count: 0 }]);
});

test.each(["COVER", "NEXT_AVAILABLE"] as const)("under %s a notice is offered only where nobody stands in", async (rule) => {
  await moveTo(10);
  const eve = await desk.aPerson({ name: "Eve", timeZone: "UTC" });
  const team = await aDayTeam(rule, eve);
  await desk.covered(eve, ben);
  const urgent = await owned(eve, team, { urgency: "URGENT", impact: "HIGH" });
  const plain = await owned(eve, team);
  const over = await moveTo(16);
  await until("the sweep ended the shift", async () => (await shown(urgent)).actingOwner !== null);
  expect(await shown(urgent)).toMatchObject({ actingOwner: { person: { id: ben } }, suggestedReplies: [] });
  await until("the server knows that the shift is over", () => isOffered(plain, at(over, 8, 1)));
  expect(await shown(plain)).toEqual({
    actingOwner: null,
    suggestedReplies: [
      {
        text: expect.stringMatching(/^Thank you for your message\. Eve’s working day is over and goes on .*, 08:00 \(UTC\)\.$/),
        because: "OUTSIDE_WORKING_HOURS",
        nextUpdateBy: at(over, 8, 1),
      },
    ],
  });
});

test("a notice speaks of whoever answers the customer, where that is not the owner", async () => {
  await moveTo(10);
  const [eve, zoe] = [await desk.aPerson({ name: "Eve", timeZone: "UTC" }), await desk.aPerson({ name: "Zoe", timeZone: "UTC" })];
  const team = await aDayTeam("WAIT", eve);
  const caseId = await owned(eve, team);
  await desk.must(desk.as(eve, (work) => splitOwnership(work, { caseId, facet: "CONTACT", toPersonId: zoe, brief: BRIEF })));
  const plain = await owned(eve, team);
  await moveTo(16);
  await until("the server knows that the shift is over", async () => (await shown(plain)).suggestedReplies.length > 0);
  expect((await shown(caseId)).suggestedReplies).toEqual([]);
});
