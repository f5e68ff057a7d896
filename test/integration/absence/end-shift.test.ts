import type { ShiftEndRule } from "../../../src/domain/absence";
import type { CalendarId, PersonId, TeamId } from "../../../src/domain/ids";
import { classifyCase } from "../../../src/features/cases/classify-case.command";
import { assignActingOwner } from "../../../src/features/ownership/assign-acting-owner.command";
import { endActingOwner } from "../../../src/features/ownership/end-acting-owner.command";
import { updateTeam } from "../../../src/features/people/update-team.command";
import { type AbsenceDesk, anAbsenceDesk, DAY_MS, HOUR_MS } from "../../support/absence-desk";
import { inOrder } from "../../support/race";

let desk: AbsenceDesk;
let ana: PersonId;
let ben: PersonId;
let chloe: PersonId;
let hiro: PersonId;
let daytime: CalendarId;
beforeAll(async () => {
  desk = await anAbsenceDesk();
  ({ ana, ben, chloe, hiro } = desk.people);
  await desk.holdTimers();
  daytime = await desk.aCalendar({ ...EIGHT_TO_FOUR, name: "Daytime" });
});
afterAll(() => desk.close());
afterEach(() => desk.database.moveClock("0"));

const WEEK = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"] as const;
const EIGHT_TO_FOUR = { alwaysOpen: false, week: WEEK.map((weekday) => ({ weekday, opens: "08:00", closes: "16:00" })) };
const URGENT = { urgency: "URGENT", impact: "HIGH" } as const;

/** Moves the clock to a time of day, tomorrow (or later). */
async function moveTo(hour: number, days = 1): Promise<Date> {
  await desk.database.moveClock("0");
  const now = await desk.now();
  const wanted = new Date(now);
  wanted.setUTCHours(hour, 0, 1, 0);
  const then = new Date(wanted.getTime() + days * DAY_MS);
  await desk.database.moveClock(`${then.getTime() - now.getTime()} milliseconds`);
  return then;
}

async function aShiftTeam(atShiftEnd: ShiftEndRule, memberIds: PersonId[]): Promise<TeamId> {
  const team = await desk.aTeam({ queueStewardId: chloe, memberIds: [...memberIds].sort() });
  await desk.must(desk.as(hiro, (work) => updateTeam(work, { teamId: team, expectedRevision: 1, calendarId: daytime, atShiftEnd })));
  return team;
}

async function owned(owner: PersonId, teamId: TeamId, wanted: object = {}): Promise<string> {
  const caseId = await desk.open(ana, { teamId, ...wanted });
  await desk.must(desk.take(owner, caseId));
  return caseId;
}

describe("a shift", () => {
  it("has its timer as soon as a calendar is named, and another when the calendar changes", async () => {
    await moveTo(10);
    const calendarId = await desk.aCalendar({ ...EIGHT_TO_FOUR, name: "Moves" });
    const eve = await desk.aPerson({ calendarId });
    const [timer] = await desk.timers(eve);
    expect(timer?.kind).toBe("shift-ends");
    expect(timer?.dueAt.toISOString()).toMatch(/T16:00:00.000Z$/);
    const week = WEEK.map((weekday) => ({ weekday, opens: "08:00", closes: "15:00" }));
    await desk.aCalendar({ ...EIGHT_TO_FOUR, week, calendarId, name: "Moves" });
    expect((await desk.timers(eve))[0]?.dueAt.toISOString()).toMatch(/T15:00:00.000Z$/);
    await desk.must(desk.deactivate(eve));
    expect(await desk.timers(eve)).toEqual([]);
  });

  it("ends with urgent cases in the cover's hands until the next begins, and others wait", async () => {
    for (const rule of ["WAIT", "COVER"] as const) {
      await desk.database.moveClock("0");
      const eve = await desk.aPerson();
      const team = await aShiftTeam(rule, [eve]);
      await desk.covered(eve, ben);
      const urgent = await owned(eve, team, URGENT);
      const plain = await owned(eve, team);
      const over = await moveTo(16);
      await desk.ring("shift-ends", team);
      const next = new Date(over);
      next.setUTCHours(8, 0, 0, 0);
      next.setUTCDate(next.getUTCDate() + 1);
      expect(await desk.acting(urgent)).toEqual({ ownerId: eve, actingOwnerId: ben, actingUntil: next });
      expect(await desk.acting(plain)).toMatchObject({ ownerId: eve, actingOwnerId: null });
      expect((await desk.story(urgent)).at(-1)).toMatchObject({ type: "ACTING_OWNER_ASSIGNED", after: { reason: "SHIFT_END" } });
      await desk.unchanged(async () => undefined);
      await desk.ring("shift-ends", team);
      expect((await desk.told(urgent)).filter((type) => type === "ACTING_OWNER_ASSIGNED")).toHaveLength(1);
    }
  });

  it("gives urgent cases to whoever of the team is at work, under NEXT_AVAILABLE", async () => {
    const night = await desk.aCalendar({
      alwaysOpen: false,
      week: WEEK.map((weekday) => ({ weekday, opens: "15:00", closes: "23:00" })),
      name: "Late",
    });
    const [eve, zoe, yan] = [await desk.aPerson(), await desk.aPerson({ calendarId: night }), await desk.aPerson()];
    const team = await aShiftTeam("NEXT_AVAILABLE", [eve, zoe, yan]);
    await desk.covered(eve, ben);
    const urgent = await owned(eve, team, URGENT);
    await moveTo(16);
    await desk.ring("shift-ends", team);
    expect(await desk.acting(urgent)).toMatchObject({ ownerId: eve, actingOwnerId: zoe });
  });

  it("that ends late, in the next one, moves nothing; nor with nobody to stand in", async () => {
    const eve = await desk.aPerson();
    const team = await aShiftTeam("COVER", [eve]);
    const urgent = await owned(eve, team, URGENT);
    await moveTo(16);
    await desk.ring("shift-ends", team);
    expect(await desk.acting(urgent)).toMatchObject({ actingOwnerId: null });
    await desk.covered(eve, ben);
    await moveTo(10, 3);
    await desk.ring("shift-ends", team);
    expect(await desk.acting(urgent)).toMatchObject({ actingOwnerId: null });
    expect((await desk.timers(team))[0]?.dueAt.getTime()).toBeGreaterThan((await desk.now()).getTime() + HOUR_MS);
  });

  it("that two processes end at once ends once", async () => {
    const eve = await desk.aPerson();
    const team = await aShiftTeam("COVER", [eve]);
    await desk.covered(eve, ben);
    const urgent = await owned(eve, team, URGENT);
    await moveTo(16);
    const at = { table: "cases", id: urgent } as const;
    const rings = () => desk.ring("shift-ends", team);
    await inOrder(desk.database.ownerUrl, at, [rings, rings]);
    expect((await desk.told(urgent)).filter((type) => type.startsWith("ACTING_OWNER"))).toEqual(["ACTING_OWNER_ASSIGNED"]);
    expect(await desk.acting(urgent)).toMatchObject({ ownerId: eve, actingOwnerId: ben });
  });

  it("leaves whoever was named to stand in for longer while it waited for the case, and a case whose severity fell", async () => {
    const eve = await desk.aPerson();
    const team = await aShiftTeam("COVER", [eve]);
    await desk.covered(eve, ben);
    const [named, calmed] = [await owned(eve, team, URGENT), await owned(eve, team, URGENT)];
    const over = await moveTo(16);
    const until = new Date(over.getTime() + 5 * DAY_MS);
    const reason = { code: "WORKLOAD", text: null, rightCategoryKey: null, rightTeamId: null } as const;
    const [first] = await inOrder(desk.database.ownerUrl, { table: "cases", id: named }, [
      () => desk.as(eve, (work) => assignActingOwner(work, { caseId: named, personId: ana, until, reason })),
      () => desk.ring("shift-ends", team),
    ]);
    expect(first).toMatchObject({ caseId: named });
    expect(await desk.acting(named)).toEqual({ ownerId: eve, actingOwnerId: ana, actingUntil: until });
    expect(await desk.acting(calmed)).toMatchObject({ actingOwnerId: ben });
    await desk.must(desk.as(eve, (work) => endActingOwner(work, { caseId: calmed })));
    await inOrder(desk.database.ownerUrl, { table: "cases", id: calmed }, [
      () => desk.as(eve, (work) => classifyCase(work, { caseId: calmed, urgency: "NOT_URGENT", impact: "NORMAL" })),
      () => desk.ring("shift-ends", team),
    ]);
    expect(await desk.acting(calmed)).toMatchObject({ actingOwnerId: null });
  });

  it("passes over whoever went on leave while it waited for them", async () => {
    const [eve, zoe, yan] = [await desk.aPerson(), await desk.aPerson(), await desk.aPerson()];
    const team = await aShiftTeam("COVER", [eve]);
    await desk.covered(eve, zoe, yan);
    const urgent = await owned(eve, team, URGENT);
    const over = await moveTo(16);
    const leave = { personId: zoe, from: over, until: new Date(over.getTime() + DAY_MS), plan: [] };
    await inOrder(desk.database.ownerUrl, { table: "persons", id: zoe }, [
      () => desk.leave(zoe, leave),
      () => desk.ring("shift-ends", team),
    ]);
    expect(await desk.acting(urgent)).toMatchObject({ ownerId: eve, actingOwnerId: yan });
  });
});
