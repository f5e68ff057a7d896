import type { ShiftEndRule } from "../../../src/domain/absence";
import type { ActorId, CalendarId, CaseId, PersonId, TeamId } from "../../../src/domain/ids";
import type { Scope } from "../../../src/domain/permissions";
import { classifyCase } from "../../../src/features/cases/classify-case.command";
import { resolveCase } from "../../../src/features/cases/resolve-case.command";
import { recordCustomerMessage } from "../../../src/features/conversation/record-customer-message.command";
import { endActingOwner } from "../../../src/features/ownership/end-acting-owner.command";
import { createServiceAccount } from "../../../src/features/people/create-service-account.command";
import { updateTeam } from "../../../src/features/people/update-team.command";
import { type AbsenceDesk, anAbsenceDesk, DAY_MS, HOUR_MS } from "../../support/absence-desk";

let desk: AbsenceDesk;
let ana: PersonId;
let ben: PersonId;
let chloe: PersonId;
let hiro: PersonId;
let daytime: CalendarId;
let shop: ActorId;
beforeAll(async () => {
  desk = await anAbsenceDesk();
  ({ ana, ben, chloe, hiro } = desk.people);
  await desk.holdTimers();
  daytime = await aCalendar("08:00", "16:00");
  const scopes: Scope[] = ["CASES_READ", "CASES_WRITE"];
  shop = (await desk.must(desk.as(hiro, (work) => createServiceAccount(work, { name: "Shop", scopes })))).serviceAccountId;
});
afterAll(() => desk.close());
afterEach(() => desk.database.moveClock("0"));

const WEEK = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"] as const;
const URGENT = { urgency: "URGENT", impact: "HIGH" } as const;
const aCalendar = (opens: string, closes: string) =>
  desk.aCalendar({ alwaysOpen: false, week: WEEK.map((weekday) => ({ weekday, opens, closes })) });

/** Moves the clock to an hour of tomorrow, and answers when the next shift begins after a day's end. */
async function moveTo(hour: number): Promise<Date> {
  await desk.database.moveClock("0");
  const now = await desk.now();
  const then = new Date(now.getTime() + DAY_MS);
  then.setUTCHours(hour, 0, 1, 0);
  await desk.database.moveClock(`${then.getTime() - now.getTime()} milliseconds`);
  const next = new Date(then.getTime() + DAY_MS);
  next.setUTCHours(8, 0, 0, 0);
  return next;
}

/** A team that works by day, with one member who owns a case, covered by Ben. */
async function aDayTeam(atShiftEnd: ShiftEndRule = "WAIT", others: PersonId[] = []): Promise<{ eve: PersonId; team: TeamId }> {
  const eve = await desk.aPerson();
  const team = await desk.aTeam({ queueStewardId: chloe, memberIds: [eve, ...others].sort(), leadIds: [chloe] });
  await desk.must(desk.as(hiro, (work) => updateTeam(work, { teamId: team, expectedRevision: 1, calendarId: daytime, atShiftEnd })));
  await desk.covered(eve, ben);
  return { eve, team };
}

async function owned(owner: PersonId, teamId: TeamId, wanted: object = {}): Promise<CaseId> {
  const caseId = await desk.open(ana, { teamId, ...wanted });
  await desk.must(desk.take(owner, caseId));
  return caseId;
}

const classify = (actor: PersonId, caseId: string, wanted: object) =>
  desk.must(desk.as(actor, (work) => classifyCase(work, { caseId, ...wanted })));
const says = (actor: ActorId, caseId: string) =>
  desk.must(desk.as(actor, (work) => recordCustomerMessage(work, { caseId, text: "It is down.", channel: "EMAIL", contactId: null })));

describe("a case that cannot wait, outside its owner's hours", () => {
  it("goes to the cover until the next shift at the moment in which it becomes urgent", async () => {
    for (const rule of ["WAIT", "COVER"] as const) {
      const { eve, team } = await aDayTeam(rule);
      const caseId = await owned(eve, team);
      const until = await moveTo(20);
      await classify(chloe, caseId, { impact: "HIGH" });
      expect(await desk.acting(caseId)).toEqual({ ownerId: eve, actingOwnerId: ben, actingUntil: until });
      expect((await desk.told(caseId)).slice(-2)).toEqual(["CASE_CLASSIFIED", "ACTING_OWNER_ASSIGNED"]);
      expect((await desk.story(caseId)).at(-1)).toMatchObject({ after: { reason: "SHIFT_END" } });
      await classify(chloe, caseId, { urgency: "URGENT" });
      await desk.ring("shift-ends", team);
      expect((await desk.told(caseId)).filter((type) => type === "ACTING_OWNER_ASSIGNED")).toHaveLength(1);
    }
  });

  it("goes to whoever of the team is at work under NEXT_AVAILABLE", async () => {
    const zoe = await desk.aPerson({ calendarId: await aCalendar("18:00", "23:00") });
    const { eve, team } = await aDayTeam("NEXT_AVAILABLE", [zoe]);
    const caseId = await owned(eve, team);
    await moveTo(20);
    await classify(chloe, caseId, { impact: "HIGH" });
    expect(await desk.acting(caseId)).toMatchObject({ ownerId: eve, actingOwnerId: zoe });
  });

  it("waits while it is not urgent, while its owner is at work, and where it is the owner who says so", async () => {
    const { eve, team } = await aDayTeam();
    const caseId = await owned(eve, team);
    await moveTo(20);
    await classify(chloe, caseId, { urgency: "URGENT", workaround: "PARTIAL" });
    expect(await desk.acting(caseId)).toMatchObject({ actingOwnerId: null });
    await classify(eve, caseId, { workaround: "NONE" });
    expect(await desk.acting(caseId)).toMatchObject({ actingOwnerId: null });
    await moveTo(10);
    const other = await owned(eve, team);
    await classify(chloe, other, { impact: "HIGH" });
    expect(await desk.acting(other)).toMatchObject({ actingOwnerId: null });
  });

  it("goes to the cover where it is opened for them, given to them, or brought back by its customer", async () => {
    const { eve, team } = await aDayTeam();
    const resolved = await owned(eve, team, URGENT);
    await desk.must(desk.as(eve, (work) => resolveCase(work, { caseId: resolved, resolution: "It works." })));
    await desk.must(desk.as(hiro, (work) => updateTeam(work, { teamId: team, expectedRevision: 2, queueStewardId: eve })));
    const until = await moveTo(20);
    const opened = await desk.open(ana, { teamId: team, ...URGENT });
    const given = await desk.open(ana, URGENT);
    await desk.must(desk.force(chloe, given, eve));
    await says(shop, resolved);
    for (const caseId of [opened, given, resolved])
      expect(await desk.acting(caseId)).toEqual({ ownerId: eve, actingOwnerId: ben, actingUntil: until });
    const plain = await desk.open(ana, { teamId: team });
    expect(await desk.acting(plain)).toEqual({ ownerId: eve, actingOwnerId: null, actingUntil: null });
  });

  it("is asked for again when its customer writes, where nobody could stand in at the shift's end", async () => {
    const { eve, team } = await aDayTeam();
    const caseId = await owned(eve, team, URGENT);
    const plain = await owned(eve, team);
    const until = await moveTo(20);
    await says(shop, caseId);
    await says(shop, plain);
    expect(await desk.acting(caseId)).toEqual({ ownerId: eve, actingOwnerId: ben, actingUntil: until });
    expect(await desk.acting(plain)).toMatchObject({ actingOwnerId: null });
  });

  it("passes on where whoever stands in goes away too, and stays where nobody else could", async () => {
    for (const leaves of [true, false]) {
      const { eve, team } = await aDayTeam();
      const zoe = await desk.aPerson();
      await desk.covered(eve, zoe, ben);
      const caseId = await owned(eve, team, URGENT);
      const until = await moveTo(20);
      await desk.ring("shift-ends", team);
      expect(await desk.acting(caseId)).toMatchObject({ actingOwnerId: zoe });
      if (leaves) await desk.recorded(zoe, { from: await desk.now(), until: await desk.ahead(DAY_MS) });
      else await desk.must(desk.awayNow(zoe, zoe, await desk.ahead(HOUR_MS)));
      expect(await desk.acting(caseId)).toEqual({ ownerId: eve, actingOwnerId: ben, actingUntil: until });
      const away = await desk.must(desk.awayNow(ben, ben, await desk.ahead(HOUR_MS)));
      expect(await desk.acting(caseId)).toEqual({ ownerId: eve, actingOwnerId: ben, actingUntil: until });
      await desk.must(desk.endAbsence(ben, away.absenceId));
    }
  });

  it("passes on where whoever stands in leaves for good", async () => {
    const { eve, team } = await aDayTeam();
    const zoe = await desk.aPerson();
    await desk.covered(eve, zoe, ben);
    const caseId = await owned(eve, team, URGENT);
    await moveTo(20);
    await desk.ring("shift-ends", team);
    await desk.must(desk.deactivate(zoe));
    expect(await desk.acting(caseId)).toMatchObject({ ownerId: eve, actingOwnerId: ben });
    expect((await desk.told(caseId)).slice(-2)).toEqual(["ACTING_OWNER_ENDED", "ACTING_OWNER_ASSIGNED"]);
  });
});

describe("a case of somebody absent on which nobody stands in", () => {
  it("goes to the cover once it becomes urgent: who ended the standing in themselves meant it as it was", async () => {
    const { eve, team } = await aDayTeam();
    const caseId = await owned(eve, team);
    const until = await desk.ahead(HOUR_MS);
    await desk.must(desk.awayNow(eve, eve, until));
    await desk.must(desk.as(eve, (work) => endActingOwner(work, { caseId })));
    expect(await desk.acting(caseId)).toMatchObject({ ownerId: eve, actingOwnerId: null });
    await says(shop, caseId);
    expect(await desk.acting(caseId)).toMatchObject({ actingOwnerId: null });
    await classify(chloe, caseId, { impact: "HIGH" });
    expect(await desk.acting(caseId)).toEqual({ ownerId: eve, actingOwnerId: ben, actingUntil: until });
  });
});
