import type { PersonId } from "../../../src/domain/ids";
import { type AbsenceDesk, anAbsenceDesk, DAY_MS, HOUR_MS } from "../../support/absence-desk";
import { outcomeOf } from "../../support/case-desk";

let desk: AbsenceDesk;
let ben: PersonId;
let chloe: PersonId;
let hiro: PersonId;
beforeAll(async () => {
  desk = await anAbsenceDesk();
  ({ ben, chloe, hiro } = desk.people);
  // The sweep of the running server would be first; here the tests ring the timers themselves.
  await desk.holdTimers();
});
afterAll(() => desk.close());
afterEach(() => desk.database.moveClock("0"));

const anAgent = () => desk.aPerson({ teamIds: [desk.team] });
const tomorrow = async () => ({ from: await desk.ahead(DAY_MS), until: await desk.ahead(2 * DAY_MS) });
const acting = (subjectId: string, toPersonId: string) => ({ kind: "OWNERSHIP" as const, subjectId, toPersonId, way: "ACTING" as const });
const refusal = (outcome: unknown) => outcome as { code: string; path: string[]; details: object };

describe("recording a leave", () => {
  it("keeps the span and the plan, sets the timer, and changes nobody's work yet", async () => {
    const eve = await anAgent();
    const caseId = await desk.owned(eve);
    const span = await tomorrow();
    const plan = [acting(caseId, ben)];
    const { absenceId, eventId } = await desk.must(desk.leave(eve, { personId: eve, ...span, plan }));
    expect(await desk.absence(absenceId)).toEqual({ state: "RECORDED", revision: 1 });
    expect(await desk.timers(absenceId)).toEqual([{ kind: "leave-begins", dueAt: span.from }]);
    expect(await desk.acting(caseId)).toEqual({ ownerId: eve, actingOwnerId: null, actingUntil: null });
    expect(await desk.ask("select id, type, stream, case_id, after from events where id = $1", [eventId])).toEqual([
      {
        id: eventId,
        type: "ABSENCE_CHANGED",
        stream: eve,
        case_id: null,
        after: { absenceId, step: "RECORDED", kind: "LEAVE", from: span.from.toISOString(), until: span.until.toISOString() },
      },
    ]);
  });

  it("refuses a plan that names two for one duty, or one of them twice", async () => {
    const eve = await anAgent();
    const [caseId, other] = [await desk.owned(eve), await desk.owned(eve)];
    const span = await tomorrow();
    for (const again of [ben, chloe]) {
      const plan = [acting(caseId, chloe), acting(other, ben), acting(caseId, again)];
      expect(refusal(await desk.unchanged(() => desk.leave(eve, { personId: eve, ...span, plan })))).toMatchObject({
        code: "CHANGE_UNCLEAR",
        path: ["plan", "2"],
      });
    }
  });

  it("counts in its words what would be left behind", async () => {
    const eve = await anAgent();
    const span = await tomorrow();
    const said: string[] = [];
    for (const _case of [1, 2]) {
      await desk.owned(eve);
      said.push((refusal(await desk.leave(eve, { personId: eve, ...span, plan: [] })) as unknown as { message: string }).message);
    }
    expect(said).toEqual(["They still hold 1 thing that nobody would take.", "They still hold 2 things that nobody would take."]);
  });

  it("is refused while the plan and the standing cover leave anything out", async () => {
    const eve = await desk.aPerson({ roles: ["TEAM_LEAD"] });
    const team = await desk.aTeam({ queueStewardId: eve });
    const caseId = await desk.owned(eve);
    const other = await desk.owned(eve);
    const span = await tomorrow();
    const left = await desk.unchanged(() => desk.leave(eve, { personId: eve, ...span, plan: [acting(other, ben)] }));
    expect(refusal(left)).toMatchObject({
      code: "DUTIES_OUTSTANDING",
      path: ["plan"],
      details: {
        outstanding: [
          { kind: "QUEUE_STEWARDSHIP", subjectId: team },
          { kind: "OWNERSHIP", subjectId: caseId },
        ],
      },
    });
    await desk.covered(eve, ben);
    expect(outcomeOf(await desk.leave(eve, { personId: eve, ...span, plan: [] }))).toBe("ACCEPTED");
  });

  it("counts a receiver of everything else, and never somebody who is away then themselves", async () => {
    const eve = await anAgent();
    const zoe = await anAgent();
    await desk.owned(eve);
    await desk.recorded(zoe, await tomorrow());
    const span = await tomorrow();
    const from = new Date(span.from.getTime() + HOUR_MS);
    const asked = { personId: eve, from, until: span.until, plan: [], defaultToPersonId: zoe };
    expect(refusal(await desk.unchanged(() => desk.leave(eve, asked)))).toMatchObject({ code: "PERSON_AWAY", path: ["defaultToPersonId"] });
    expect(outcomeOf(await desk.leave(eve, { ...asked, defaultToPersonId: ben }))).toBe("ACCEPTED");
  });

  it("is refused for a span that is none, each with the field that caused it", async () => {
    const eve = await anAgent();
    const at = (ms: number) => desk.ahead(ms);
    await desk.recorded(eve, { from: await at(5 * DAY_MS), until: await at(7 * DAY_MS) });
    for (const [from, until, code, field] of [
      [-DAY_MS, DAY_MS, "IN_THE_PAST", "from"],
      [-2 * DAY_MS, -DAY_MS, "IN_THE_PAST", "from"],
      [2 * DAY_MS, DAY_MS, "ENDS_BEFORE_START", "until"],
      [DAY_MS, 900 * DAY_MS, "TOO_FAR_AHEAD", "until"],
      [6 * DAY_MS, 8 * DAY_MS, "LEAVES_OVERLAP", "from"],
    ] as const) {
      const input = { personId: eve, from: await at(from), until: await at(until), plan: [] };
      expect(refusal(await desk.unchanged(() => desk.leave(eve, input)))).toMatchObject({ code, path: [field] });
    }
  });

  it("is everybody's own, a lead's for their team, and an admin's for all", async () => {
    const eve = await anAgent();
    const stranger = await desk.aPerson({ roles: ["TEAM_LEAD"] });
    await desk.aTeam({ queueStewardId: stranger, leadIds: [stranger] });
    const asked = async () => ({ personId: eve, ...(await tomorrow()), plan: [] });
    for (const actor of [ben, stranger]) {
      expect(refusal(await desk.unchanged(async () => desk.leave(actor, await asked())))).toMatchObject({
        code: "NOT_YOUR_TEAM",
        path: ["personId"],
      });
      const until = await desk.ahead(HOUR_MS);
      expect(refusal(await desk.unchanged(() => desk.awayNow(actor, eve, until)))).toMatchObject({
        code: "NOT_YOUR_TEAM",
        path: ["personId"],
      });
    }
    for (const actor of [eve, chloe, hiro]) {
      const recorded = await desk.must(desk.leave(actor, await asked()));
      expect(refusal(await desk.unchanged(() => desk.endAbsence(ben, recorded.absenceId)))).toMatchObject({
        code: "NOT_YOUR_TEAM",
        path: ["absenceId"],
      });
      await desk.must(desk.endAbsence(actor, recorded.absenceId));
      expect(await desk.absence(recorded.absenceId)).toEqual({ state: "CANCELLED", revision: 2 });
      expect(await desk.timers(recorded.absenceId)).toEqual([]);
    }
  });

  it("refuses a plan that names nobody, somebody unfit, themselves, or what they do not hold", async () => {
    const eve = await anAgent();
    const caseId = await desk.owned(eve);
    const gone = await desk.aPerson();
    await desk.deactivate(gone);
    const manager = await desk.aPerson({ roles: ["CUSTOMER_SUCCESS_MANAGER"] });
    const external = await desk.aPerson({ external: true });
    const span = await tomorrow();
    const deny = async (plan: ReturnType<typeof acting>[]) => {
      const { code, path } = refusal(await desk.unchanged(() => desk.leave(eve, { personId: eve, ...span, plan })));
      return [code, path.join(".")];
    };
    expect(await deny([acting(caseId, "per_00000000000000000000000000")])).toEqual(["NOT_FOUND", "plan.0.toPersonId"]);
    expect(await deny([acting(caseId, gone)])).toEqual(["PERSON_INACTIVE", "plan.0.toPersonId"]);
    expect(await deny([acting(caseId, manager)])).toEqual(["PERSON_NOT_ELIGIBLE", "plan.0.toPersonId"]);
    expect(await deny([acting(caseId, external)])).toEqual(["EXTERNAL_OUTSIDE_TEAM", "plan.0.toPersonId"]);
    expect(await deny([acting(caseId, eve)])).toEqual(["NOT_TO_ONESELF", "plan.0.toPersonId"]);
    expect(await deny([acting(caseId, ben), acting(await desk.owned(ben), chloe)])).toEqual(["NOT_FOUND", "plan.1.subjectId"]);
  });

  it("is not for somebody unknown or gone, and ends only once", async () => {
    const span = await tomorrow();
    const unknown = await desk.unchanged(() => desk.leave(hiro, { personId: "per_00000000000000000000000000", ...span, plan: [] }));
    expect(refusal(unknown)).toMatchObject({ code: "NOT_FOUND", path: ["personId"] });
    const gone = await anAgent();
    const absenceId = await desk.recorded(gone);
    await desk.must(desk.deactivate(gone));
    expect(await desk.absence(absenceId)).toMatchObject({ state: "CANCELLED" });
    expect(refusal(await desk.unchanged(() => desk.leave(hiro, { personId: gone, ...span, plan: [] })))).toMatchObject({
      code: "PERSON_INACTIVE",
    });
    expect(refusal(await desk.unchanged(() => desk.endAbsence(hiro, absenceId)))).toMatchObject({ code: "NOTHING_TO_CHANGE" });
    expect(refusal(await desk.unchanged(() => desk.endAbsence(hiro, "x")))).toMatchObject({ code: "NOT_FOUND", path: ["absenceId"] });
  });
});
