import type { PersonId } from "../../../src/domain/ids";
import { updateTeam } from "../../../src/features/people/update-team.command";
import { type AbsenceDesk, anAbsenceDesk, DAY_MS, HOUR_MS } from "../../support/absence-desk";
import { outcomeOf } from "../../support/case-desk";

let desk: AbsenceDesk;
let ana: PersonId;
let ben: PersonId;
let chloe: PersonId;
let hiro: PersonId;
beforeAll(async () => {
  desk = await anAbsenceDesk();
  ({ ana, ben, chloe, hiro } = desk.people);
  await desk.holdTimers();
});
afterAll(() => desk.close());
afterEach(() => desk.database.moveClock("0"));

const anAgent = () => desk.aPerson({ teamIds: [desk.team] });
const begin = (absenceId: string) => desk.ring("leave-begins", absenceId);
const end = (absenceId: string) => desk.ring("absence-ends", absenceId);
const untilOf = async (absenceId: string) =>
  (await desk.ask<{ at: Date }>("select ends_at as at from absences where id = $1", [absenceId]))[0]!.at;

describe("a leave", () => {
  it("begins at its time: everything held then is handed over, and comes back at its end", async () => {
    const eve = await anAgent();
    const planned = await desk.owned(eve);
    const succeeded = await desk.owned(eve);
    await desk.covered(eve, ben);
    const plan = [
      { kind: "OWNERSHIP" as const, subjectId: planned, toPersonId: ana, way: "ACTING" as const },
      { kind: "OWNERSHIP" as const, subjectId: succeeded, toPersonId: chloe, way: "SUCCESSOR" as const },
    ];
    const absenceId = await desk.recorded(eve, { plan });
    const later = await desk.owned(eve);
    await desk.database.moveClock("59 minutes");
    await desk.unchanged(() => begin(absenceId));
    await desk.database.moveClock("61 minutes");
    await begin(absenceId);
    const until = await untilOf(absenceId);
    expect(await desk.acting(planned)).toEqual({ ownerId: eve, actingOwnerId: ana, actingUntil: until });
    expect(await desk.acting(later)).toEqual({ ownerId: eve, actingOwnerId: ben, actingUntil: until });
    expect(await desk.acting(succeeded)).toEqual({ ownerId: chloe, actingOwnerId: null, actingUntil: null });
    expect((await desk.story(succeeded)).at(-1)).toMatchObject({
      type: "OWNERSHIP_CHANGED",
      actor: "system:clock",
      after: { move: "COVERED", reason: "ABSENCE", ownerId: chloe, briefSource: "GENERATED" },
    });
    expect(await desk.absence(absenceId)).toEqual({ state: "RUNNING", revision: 2 });
    expect(await desk.timers(absenceId)).toEqual([{ kind: "absence-ends", dueAt: until }]);

    await desk.database.moveClock("26 hours");
    await end(absenceId);
    for (const caseId of [planned, later])
      expect(await desk.acting(caseId)).toEqual({ ownerId: eve, actingOwnerId: null, actingUntil: null });
    expect(await desk.acting(succeeded)).toMatchObject({ ownerId: chloe });
    expect(await desk.steps(eve)).toEqual(["RECORDED", "BEGAN", "ENDED"]);
    expect(await desk.timers(absenceId)).toEqual([]);
  });

  it("leaves nothing behind: what nobody was named for goes to the cover, then the team's, then the queue's steward", async () => {
    const eve = await anAgent();
    const absenceId = await desk.recorded(eve);
    const caseId = await desk.owned(eve);
    const dan = await anAgent();
    const other = await desk.recorded(dan);
    const covered = await desk.owned(dan);
    await desk.database.moveClock("61 minutes");
    await begin(absenceId);
    expect(await desk.acting(caseId)).toMatchObject({ ownerId: eve, actingOwnerId: chloe });
    await desk.must(desk.cover(chloe, { teamId: desk.team, chain: [{ personId: ana, thenTheirCover: false }] }));
    await begin(other);
    expect(await desk.acting(covered)).toMatchObject({ ownerId: dan, actingOwnerId: ana });
    await desk.must(desk.cover(chloe, { teamId: desk.team, chain: [] }));
  });

  it("passes the queue on, whoever the plan or the cover names", async () => {
    const eve = await desk.aPerson({ roles: ["TEAM_LEAD"] });
    const team = await desk.aTeam({ queueStewardId: eve });
    await desk.covered(eve, ben);
    const absenceId = await desk.recorded(eve);
    await desk.database.moveClock("61 minutes");
    await begin(absenceId);
    expect(await desk.steward(team)).toBe(ben);
    await desk.database.moveClock("26 hours");
    await end(absenceId);
    expect(await desk.steward(team)).toBe(ben);
  });

  it("does not begin while something would be left behind, and does as soon as somebody could take it", async () => {
    const eve = await desk.aPerson({ roles: ["TEAM_LEAD"] });
    const absenceId = await desk.recorded(eve);
    const team = await desk.aTeam({ queueStewardId: eve });
    await desk.database.moveClock("61 minutes");
    await begin(absenceId);
    expect(await desk.absence(absenceId)).toEqual({ state: "RECORDED", revision: 1 });
    const [timer] = await desk.timers(absenceId);
    expect(timer?.kind).toBe("leave-begins");
    expect(timer?.dueAt.getTime()).toBeGreaterThan((await desk.now()).getTime());
    const lead = await desk.aPerson({ roles: ["TEAM_LEAD"] });
    await desk.must(desk.as(hiro, (work) => updateTeam(work, { teamId: team, expectedRevision: 1, leadIds: [lead] })));
    await begin(absenceId);
    expect(await desk.absence(absenceId)).toMatchObject({ state: "RUNNING" });
    expect(await desk.steward(team)).toBe(lead);
  });

  it("begins once, however many sweeps ring at once", async () => {
    const eve = await anAgent();
    const caseId = await desk.owned(eve);
    await desk.covered(eve, ben);
    const absenceId = await desk.recorded(eve);
    await desk.database.moveClock("61 minutes");
    await desk.atOnce(
      { table: "persons", id: eve },
      () => begin(absenceId),
      () => begin(absenceId),
    );
    expect(await desk.steps(eve)).toEqual(["RECORDED", "BEGAN"]);
    expect((await desk.told(caseId)).filter((type) => type === "ACTING_OWNER_ASSIGNED")).toHaveLength(1);
    await desk.database.moveClock("26 hours");
    await Promise.all([end(absenceId), end(absenceId)]);
    expect(await desk.steps(eve)).toEqual(["RECORDED", "BEGAN", "ENDED"]);
    expect((await desk.told(caseId)).filter((type) => type === "ACTING_OWNER_ENDED")).toHaveLength(1);
  });

  it("that was over before anybody could begin it only ends", async () => {
    const eve = await anAgent();
    const caseId = await desk.owned(eve);
    await desk.covered(eve, ben);
    const absenceId = await desk.recorded(eve);
    await desk.database.moveClock("30 days");
    await begin(absenceId);
    expect(await desk.steps(eve)).toEqual(["RECORDED", "ENDED"]);
    expect(await desk.acting(caseId)).toMatchObject({ actingOwnerId: null });
  });

  it("begins at once where it begins now, and ends early by a word", async () => {
    const eve = await anAgent();
    const caseId = await desk.owned(eve);
    await desk.covered(eve, ben);
    const absenceId = await desk.recorded(eve, { from: await desk.now(), until: await desk.ahead(DAY_MS) });
    expect(await desk.acting(caseId)).toMatchObject({ ownerId: eve, actingOwnerId: ben });
    await desk.must(desk.endAbsence(eve, absenceId));
    expect(await desk.acting(caseId)).toEqual({ ownerId: eve, actingOwnerId: null, actingUntil: null });
    expect((await desk.story(caseId)).at(-1)).toMatchObject({ type: "ACTING_OWNER_ENDED", after: { outcome: "WITHDRAWN" } });
    expect(await desk.steps(eve)).toEqual(["RECORDED", "BEGAN", "ENDED"]);
  });

  it("of whoever stood in for somebody away hands that on too, until the same end", async () => {
    const eve = await anAgent();
    const caseId = await desk.owned(eve);
    await desk.covered(eve, ben);
    const absenceId = await desk.recorded(eve, { from: await desk.now(), until: await desk.ahead(2 * DAY_MS) });
    const until = await untilOf(absenceId);
    await desk.covered(ben, ana);
    const away = await desk.must(desk.awayNow(ben, ben, await desk.ahead(HOUR_MS)));
    expect(await desk.acting(caseId)).toEqual({ ownerId: eve, actingOwnerId: ana, actingUntil: until });
    await desk.must(desk.endAbsence(eve, absenceId));
    expect(await desk.acting(caseId)).toMatchObject({ ownerId: eve, actingOwnerId: null });
    await desk.must(desk.endAbsence(ben, away.absenceId));
  });
});

describe("being away now", () => {
  it("lets the standing cover act at once, and ends by itself", async () => {
    const eve = await anAgent();
    const caseId = await desk.owned(eve);
    await desk.covered(eve, ben);
    const until = await desk.ahead(HOUR_MS);
    const { absenceId } = await desk.must(desk.awayNow(eve, eve, until));
    expect(await desk.acting(caseId)).toEqual({ ownerId: eve, actingOwnerId: ben, actingUntil: until });
    expect(await desk.steps(eve)).toEqual(["BEGAN"]);
    for (const again of [await desk.ahead(HOUR_MS / 2), await desk.ahead(2 * HOUR_MS)])
      expect(await desk.unchanged(() => desk.awayNow(eve, eve, again))).toMatchObject({ code: "LEAVES_OVERLAP", path: ["until"] });
    await desk.database.moveClock("61 minutes");
    await end(absenceId);
    expect(await desk.acting(caseId)).toMatchObject({ actingOwnerId: null });
    expect(await desk.unchanged(async () => desk.awayNow(eve, eve, await desk.now()))).toMatchObject({
      code: "IN_THE_PAST",
      path: ["until"],
    });
  });

  it("leaves the queue where it is, and what arrives in it to the cover", async () => {
    const eve = await desk.aPerson({ roles: ["TEAM_LEAD"] });
    const team = await desk.aTeam({ queueStewardId: eve });
    await desk.covered(eve, ben);
    await desk.must(desk.awayNow(eve, eve, await desk.ahead(HOUR_MS)));
    expect(await desk.steward(team)).toBe(eve);
    const caseId = await desk.open(ana, { teamId: team });
    expect(await desk.acting(caseId)).toMatchObject({ ownerId: eve, actingOwnerId: ben });
  });

  it("is not chosen for a new case", async () => {
    const eve = await desk.aPerson();
    const zoe = await desk.aPerson();
    const team = await desk.aTeam({ queueStewardId: chloe, memberIds: [eve, zoe].sort(), defaultModel: "TEAM" });
    const [first] = [eve, zoe].sort() as [PersonId];
    await desk.must(desk.awayNow(first, first, await desk.ahead(HOUR_MS)));
    expect((await desk.row(await desk.open(ana, { teamId: team, supportTier: 2 }))).ownerId).toBe(first === eve ? zoe : eve);
  });
});

describe("races", () => {
  it("of a leave and a take at once, the case is covered, or is not for who is away to take", async () => {
    for (let round = 0; round < 4; round += 1) {
      const eve = await anAgent();
      await desk.covered(eve, ben);
      await desk.database.moveClock("0");
      const absenceId = await desk.recorded(eve);
      const caseId = await desk.open(ana);
      await desk.database.moveClock("61 minutes");
      const take = (): Promise<unknown> => desk.take(eve, caseId);
      const leaves = (): Promise<unknown> => begin(absenceId);
      const [first, second] = round % 2 === 0 ? ([take, leaves] as const) : ([leaves, take] as const);
      const settled = await desk.atOnce({ table: "persons", id: eve }, first, second);
      const taken = outcomeOf(settled[round % 2] as never);
      expect(await desk.absence(absenceId)).toMatchObject({ state: "RUNNING" });
      const moves = (await desk.told(caseId)).filter((type) => type === "OWNERSHIP_CHANGED" || type === "ACTING_OWNER_ASSIGNED");
      const { ownerId, actingOwnerId } = await desk.acting(caseId);
      expect({ taken, moves, ownerId, actingOwnerId }).toEqual(
        taken === "ACCEPTED"
          ? { taken, moves: ["OWNERSHIP_CHANGED", "ACTING_OWNER_ASSIGNED"], ownerId: eve, actingOwnerId: ben }
          : { taken: "PERSON_AWAY", moves: [], ownerId: chloe, actingOwnerId: null },
      );
    }
  });

  it("of a leave and somebody else's take from the queue at once, one has the case and the other nothing to hand over", async () => {
    const eve = await desk.aPerson({ roles: ["TEAM_LEAD"] });
    const team = await desk.aTeam({ queueStewardId: eve });
    await desk.covered(eve, ben);
    const absenceId = await desk.recorded(eve);
    const caseId = await desk.open(ana, { teamId: team });
    await desk.database.moveClock("61 minutes");
    const [taken] = await desk.atOnce(
      { table: "cases", id: caseId },
      () => desk.take(ana, caseId),
      () => begin(absenceId),
    );
    expect(outcomeOf(taken as never)).toBe("ACCEPTED");
    expect(await desk.acting(caseId)).toEqual({ ownerId: ana, actingOwnerId: null, actingUntil: null });
    expect(await desk.absence(absenceId)).toMatchObject({ state: "RUNNING" });
  });

  it("of a deactivation and an offer to the same person at once, nobody inactive is offered a case after they left", async () => {
    const eve = await anAgent();
    const caseId = await desk.owned(ana);
    const [left, offered] = await desk.atOnce(
      { table: "persons", id: eve },
      () => desk.deactivate(eve),
      () => desk.offer(ana, caseId, eve),
    );
    expect(outcomeOf(left as never)).toBe("ACCEPTED");
    expect(["ACCEPTED", "PERSON_INACTIVE"]).toContain(outcomeOf(offered as never));
    expect(await desk.row(caseId)).toMatchObject({ ownerId: ana });
  });
});

describe("leaving for good", () => {
  it("hands on the cover that was them alone, and the standing in for somebody away", async () => {
    const eve = await anAgent();
    const zoe = await anAgent();
    const caseId = await desk.owned(zoe);
    await desk.covered(zoe, eve);
    await desk.must(desk.awayNow(zoe, zoe, await desk.ahead(HOUR_MS)));
    const outstanding = [
      { kind: "COVER", subjectId: zoe },
      { kind: "ACTING_OWNERSHIP", subjectId: caseId },
    ];
    expect(await desk.unchanged(() => desk.deactivate(eve))).toMatchObject({ code: "DUTIES_OUTSTANDING", details: { outstanding } });
    const plan = [
      { kind: "COVER" as const, subjectId: zoe, toPersonId: ben },
      { kind: "ACTING_OWNERSHIP" as const, subjectId: caseId, toPersonId: ben },
    ];
    await desk.must(desk.deactivate(eve, plan));
    expect(await desk.acting(caseId)).toMatchObject({ ownerId: zoe, actingOwnerId: ben });
    expect(await desk.ask("select person_id from cover_steps where subject_id = $1", [zoe])).toEqual([{ person_id: ben }]);
  });

  it("refuses a successor who is away", async () => {
    const eve = await anAgent();
    const zoe = await anAgent();
    const caseId = await desk.owned(eve);
    await desk.must(desk.awayNow(zoe, zoe, await desk.ahead(HOUR_MS)));
    const plan = [{ kind: "OWNERSHIP" as const, subjectId: caseId, toPersonId: zoe }];
    expect(await desk.unchanged(() => desk.deactivate(eve, plan))).toMatchObject({ code: "PERSON_AWAY", path: ["plan"] });
  });
});
