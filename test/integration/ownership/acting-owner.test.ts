import { setCaseStatus } from "../../../src/features/cases/set-case-status.command";
import { deactivatePerson } from "../../../src/features/ownership/deactivate-person.command";
import { expireActing } from "../../../src/features/ownership/expire-acting.command";
import { outcomeOf } from "../../support/case-desk";
import { aDailyDesk, type DailyDesk, WORKLOAD } from "../../support/daily-desk";
import { until } from "../../support/until";

let desk: DailyDesk;
beforeEach(async () => {
  desk = await aDailyDesk();
});
afterEach(() => desk.close());

const tiesOf = (caseId: string) =>
  desk.ask("select person_id as person, until from case_relations where case_id = $1 and relation = 'ACTING_OWNER'", [caseId]);
const timersOf = (caseId: string) =>
  desk.ask(`select due_at as "dueAt" from timers where kind = 'acting-ends' and subject_id = $1`, [caseId]);

describe("assignActingOwner and endActingOwner", () => {
  test("somebody holds the owner's powers until a time; the owner stays accountable", async () => {
    const { ana, eve } = desk.crowd;
    const caseId = await desk.owned(ana);
    const end = await desk.inHours(4);
    const payload = await desk.does(ana, "assign-acting-owner", {
      caseId,
      personId: eve,
      until: end.toISOString(),
      reason: { code: "SHIFT_END" },
    });
    expect(payload.userErrors).toEqual([]);
    expect(payload.event).toMatchObject({ type: "ACTING_OWNER_ASSIGNED", acting: { id: eve }, until: end.toISOString() });
    expect(payload.case).toMatchObject({
      owner: { id: ana },
      contactOwner: { id: ana },
      actingOwner: { person: { id: eve }, until: end.toISOString(), because: "SHIFT_END" },
    });
    expect(payload.brief).toMatchObject({ source: "GENERATED", reason: "Somebody stands in for the owner. Reason: shift end." });
    expect(await tiesOf(caseId)).toEqual([{ person: eve, until: end }]);
    expect(await timersOf(caseId)).toEqual([{ dueAt: end }]);
    expect(outcomeOf(await desk.as(eve, (work) => setCaseStatus(work, { caseId, status: "OPEN" })))).toBe("ACCEPTED");
    const [told] = await desk.ask(`select actor, on_behalf_of as "for" from events where stream = $1 and type = 'CASE_STATUS_CHANGED'`, [
      caseId,
    ]);
    expect(told).toEqual({ actor: eve, for: ana });
    expect(outcomeOf(await desk.resolves(eve, caseId))).toBe("ACCEPTED");
  });

  test("it hands back by itself, exactly once, and the powers end at that very instant", async () => {
    const { ana, eve } = desk.crowd;
    const caseId = await desk.owned(ana);
    await desk.holdTimers();
    await desk.must(desk.standIn(ana, caseId, eve, { until: await desk.inHours(1) }));
    await desk.as("system:clock", async (work) => {
      await expireActing(work, caseId);
      return {};
    });
    expect((await desk.holding(caseId)).acting).toBe(eve);
    await desk.later(2);
    expect(await desk.unchanged(async () => outcomeOf(await desk.as(eve, (work) => setCaseStatus(work, { caseId, status: "OPEN" }))))).toBe(
      "NOT_YOUR_CASE",
    );
    // The process learns of the moved clock within seconds.
    await until("the stand-in is shown no more", async () => {
      const shown = await desk.gets<{ case: { actingOwner: object | null } }>(ana, "case", { id: caseId });
      return shown.case.actingOwner === null;
    });
    expect((await desk.holding(caseId)).acting).toBe(eve);
    await desk.sweepOnce();
    expect((await desk.holding(caseId)).acting).toBeNull();
    await Promise.all([1, 2].map(() => desk.as("system:clock", async (work) => expireActing(work, caseId).then(() => ({})))));
    expect((await desk.told(caseId)).filter((type) => type === "ACTING_OWNER_ENDED")).toHaveLength(1);
    expect(await tiesOf(caseId)).toEqual([]);
    expect(await timersOf(caseId)).toEqual([]);
  });

  test("whoever stood in and may act by another right acts in their own name from that instant, even before the sweep", async () => {
    const { ana, mila } = desk.crowd;
    await desk.holdTimers();
    const caseId = await desk.owned(ana);
    await desk.must(desk.standIn(ana, caseId, mila, { until: await desk.inHours(1) }));
    const waits = () => desk.as(mila, (work) => setCaseStatus(work, { caseId, status: "WAITING_ON_INTERNAL" }));
    const goesOn = () => desk.as(mila, (work) => setCaseStatus(work, { caseId, status: "OPEN" }));
    expect(outcomeOf(await waits())).toBe("ACCEPTED");
    await desk.later(2);
    expect(outcomeOf(await goesOn())).toBe("ACCEPTED");
    const told = await desk.ask(
      `select on_behalf_of as "for" from events where stream = $1 and type = 'CASE_STATUS_CHANGED' order by stream_sequence`,
      [caseId],
    );
    expect(told).toEqual([{ for: ana }, { for: null }]);
  });

  test("a stand-in whose time has passed makes room for the next, even before the sweep", async () => {
    const { ana, ben, eve } = desk.crowd;
    await desk.holdTimers();
    const caseId = await desk.owned(ana);
    await desk.must(desk.standIn(ana, caseId, eve, { until: await desk.inHours(1) }));
    await desk.later(2);
    await desk.must(desk.standIn(ana, caseId, ben));
    expect((await desk.told(caseId)).slice(-3)).toEqual(["ACTING_OWNER_ASSIGNED", "ACTING_OWNER_ENDED", "ACTING_OWNER_ASSIGNED"]);
    expect((await desk.holding(caseId)).acting).toBe(ben);
    expect(await timersOf(caseId)).toHaveLength(1);
  });

  test("it ends early by the owner, the lead or the stand-in themselves", async () => {
    const { ana, chloe, eve } = desk.crowd;
    const caseId = await desk.owned(ana);
    for (const by of [ana, chloe, eve]) {
      await desk.must(desk.standIn(ana, caseId, eve));
      const payload = await desk.does(by, "end-acting-owner", { caseId });
      expect(payload.event).toMatchObject({ acting: { id: eve } });
      expect(await desk.holding(caseId)).toMatchObject({ owner: ana, acting: null });
    }
    expect(await desk.unchanged(async () => outcomeOf(await desk.endStandIn(ana, caseId)))).toBe("NOTHING_TO_CHANGE");
  });

  test("it ends as OVERTAKEN where the owner changes: nobody holds the next owner's powers", async () => {
    const { ana, ben, eve, mila } = desk.crowd;
    const caseId = await desk.owned(ana);
    await desk.must(desk.standIn(ana, caseId, eve));
    await desk.must(desk.force(mila, caseId, ben));
    expect(await desk.holding(caseId)).toMatchObject({ owner: ben, acting: null });
    const [ended] = (await desk.story(caseId)).slice(-2);
    expect(ended).toMatchObject({ type: "ACTING_OWNER_ENDED", after: { outcome: "OVERTAKEN", actingOwnerId: null } });
    expect(await timersOf(caseId)).toEqual([]);
    expect(await desk.unchanged(async () => outcomeOf(await desk.resolves(eve, caseId)))).not.toBe("ACCEPTED");
  });

  test("it ends where the case closes, and where whoever stands in leaves", async () => {
    const { ana, mila } = desk.crowd;
    const gus = await desk.aPerson({ name: "Gus", teamIds: [desk.team] });
    const caseId = await desk.owned(ana);
    await desk.must(desk.standIn(ana, caseId, gus));
    await desk.closed(ana, caseId);
    expect(await desk.holding(caseId)).toMatchObject({ acting: null, status: "CLOSED" });
    expect((await desk.told(caseId)).slice(-2)).toEqual(["CASE_STATUS_CHANGED", "ACTING_OWNER_ENDED"]);
    const other = await desk.owned(ana);
    await desk.must(desk.split(ana, other, gus));
    await desk.must(desk.as(desk.people.hiro, (work) => deactivatePerson(work, { personId: gus, plan: [] })));
    expect(await desk.holding(other)).toMatchObject({ owner: ana, contact: ana });
    expect(mila).not.toBe(ana);
  });

  test("whoever may not be named, an end that is none, and whoever may not name are refused; nothing changes", async () => {
    const { ana, ben, chloe, eve, mila, otto, xaver } = desk.crowd;
    const { hiro } = desk.people;
    const caseId = await desk.owned(ana);
    const left = await desk.aPerson({ name: "Left" });
    await desk.deactivate(left);
    const refused = async (actor: typeof ana, personId: string, wanted = {}) => {
      const outcome = await desk.unchanged(() => desk.standIn(actor, caseId, personId, wanted));
      return outcome;
    };
    const code = async (...args: Parameters<typeof refused>) => outcomeOf(await refused(...args));
    expect(await code(ana, ana)).toBe("ALREADY_OWNER");
    expect(await code(chloe, ana)).toBe("ALREADY_OWNER");
    expect(await code(chloe, chloe)).toBe("NOT_TO_ONESELF");
    expect(await code(mila, mila)).toBe("NOT_TO_ONESELF");
    expect(await code(ana, hiro)).toBe("PERSON_NOT_ELIGIBLE");
    expect(await code(ana, left)).toBe("PERSON_INACTIVE");
    expect(await code(ana, xaver)).toBe("EXTERNAL_OUTSIDE_TEAM");
    expect(await code(ana, "per_0")).toBe("NOT_FOUND");
    expect(await refused(ana, xaver)).toMatchObject({ path: ["personId"] });
    expect(await code(ana, eve, { until: await desk.inHours(0) })).toBe("IN_THE_PAST");
    expect(await code(ana, eve, { until: await desk.inHours(24 * 366) })).toBe("TOO_FAR_AHEAD");
    expect(await code(ana, eve, { reason: { ...WORKLOAD, code: "OTHER" } })).toBe("REASON_REQUIRED");
    expect(await code(ben, eve)).toBe("NOT_YOUR_CASE");
    expect(await code(hiro, eve)).toBe("NOT_YOUR_CASE");
    expect(await code(otto, eve)).toBe("NOT_YOUR_TEAM");
    await desk.must(desk.standIn(ana, caseId, eve));
    expect(await code(ana, ben)).toBe("ACTING_OWNER_EXISTS");
    expect(await code(eve, ben)).toBe("ACTING_OWNER_EXISTS");
  });

  test("of two who name a stand-in at once one does", async () => {
    const { ana, ben, eve } = desk.crowd;
    const caseId = await desk.owned(ana);
    const outcomes = await desk.atOnce(
      { table: "cases", id: caseId },
      () => desk.standIn(ana, caseId, eve),
      () => desk.standIn(ana, caseId, ben),
    );
    expect(outcomes.map(outcomeOf).sort()).toEqual(["ACCEPTED", "ACTING_OWNER_EXISTS"]);
    expect(await tiesOf(caseId)).toHaveLength(1);
  });

  test("a lead and a manager replace whoever stands in; the one before is overtaken", async () => {
    const { ana, ben, chloe, eve, mila } = desk.crowd;
    const caseId = await desk.owned(ana);
    await desk.must(desk.standIn(ana, caseId, eve));
    for (const [by, personId] of [
      [chloe, ben],
      [mila, eve],
    ] as const) {
      await desk.must(desk.standIn(by, caseId, personId));
      expect(await desk.holding(caseId)).toMatchObject({ owner: ana, acting: personId });
      expect((await desk.told(caseId)).slice(-2)).toEqual(["ACTING_OWNER_ENDED", "ACTING_OWNER_ASSIGNED"]);
      expect(await tiesOf(caseId)).toHaveLength(1);
      expect(await timersOf(caseId)).toHaveLength(1);
    }
    const ended = await desk.ask(
      `select after ->> 'outcome' as outcome from events where stream = $1 and type = 'ACTING_OWNER_ENDED' order by stream_sequence`,
      [caseId],
    );
    expect(ended).toEqual([{ outcome: "OVERTAKEN" }, { outcome: "OVERTAKEN" }]);
  });
});
