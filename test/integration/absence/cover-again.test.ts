import type { CaseId, PersonId } from "../../../src/domain/ids";
import { assignActingOwner } from "../../../src/features/ownership/assign-acting-owner.command";
import { endActingOwner } from "../../../src/features/ownership/end-acting-owner.command";
import { stealCase } from "../../../src/features/ownership/steal-case.command";
import { type AbsenceDesk, anAbsenceDesk, DAY_MS, HOUR_MS } from "../../support/absence-desk";
import { outcomeOf } from "../../support/case-desk";

const WORKLOAD = { code: "WORKLOAD", text: null, rightCategoryKey: null, rightTeamId: null } as const;

let desk: AbsenceDesk;
let ana: PersonId;
let ben: PersonId;
let chloe: PersonId;
let mila: PersonId;
beforeAll(async () => {
  desk = await anAbsenceDesk();
  ({ ana, ben, chloe } = desk.people);
  mila = await desk.aPerson({ roles: ["ESCALATION_MANAGER"] });
  await desk.holdTimers();
});
afterAll(() => desk.close());
afterEach(() => desk.database.moveClock("0"));

const ends = (actor: PersonId, caseId: string) => desk.as(actor, (work) => endActingOwner(work, { caseId }));
const names = (actor: PersonId, caseId: string, personId: PersonId, until: Date) =>
  desk.as(actor, (work) => assignActingOwner(work, { caseId, personId, until, reason: WORKLOAD }));
const actingStory = async (caseId: string) =>
  (await desk.story(caseId))
    .filter(({ type }) => type.startsWith("ACTING_OWNER"))
    .map(({ type, after }) => (type === "ACTING_OWNER_ASSIGNED" ? after?.actingOwnerId : after?.outcome));

/** Somebody on leave for two days, one of whose cases their cover stands in on. */
async function anAbsentOwner(...chain: PersonId[]) {
  const eve = await desk.aPerson({ teamIds: [desk.team] });
  const caseId: CaseId = await desk.owned(eve);
  await desk.covered(eve, ...chain);
  const until = await desk.ahead(2 * DAY_MS);
  const absenceId = await desk.recorded(eve, { from: await desk.now(), until });
  expect(await desk.acting(caseId)).toMatchObject({ ownerId: eve, actingOwnerId: chain[0] });
  return { eve, caseId, until, absenceId };
}

describe("standing in for somebody absent that ends early", () => {
  it("passes to the next of the cover in the same transaction, until the same end, and comes back with the leave's end", async () => {
    const { eve, caseId, until, absenceId } = await anAbsentOwner(ben, ana);
    await desk.must(ends(ben, caseId));
    expect(await desk.acting(caseId)).toEqual({ ownerId: eve, actingOwnerId: ana, actingUntil: until });
    expect(await actingStory(caseId)).toEqual([ben, "WITHDRAWN", ana]);
    expect((await desk.story(caseId)).at(-1)).toMatchObject({ type: "ACTING_OWNER_ASSIGNED", after: { reason: "ABSENCE" } });
    expect((await desk.ties(caseId)).filter(({ relation }) => relation === "ACTING_OWNER")).toMatchObject([{ personId: ana }]);
    await desk.must(desk.endAbsence(eve, absenceId));
    expect(await desk.acting(caseId)).toEqual({ ownerId: eve, actingOwnerId: null, actingUntil: null });
    expect(await actingStory(caseId)).toEqual([ben, "WITHDRAWN", ana, "WITHDRAWN"]);
  });

  it("goes where the leave's beginning would have turned when the cover has nobody else: the queue's steward, then the leads", async () => {
    const { eve, caseId, until } = await anAbsentOwner(ben);
    await desk.must(ends(ben, caseId));
    expect(await desk.acting(caseId)).toEqual({ ownerId: eve, actingOwnerId: chloe, actingUntil: until });
    await desk.must(ends(mila, caseId));
    expect(await desk.acting(caseId)).toEqual({ ownerId: eve, actingOwnerId: ben, actingUntil: until });
  });

  it("is left to the owner alone where nobody at all could, and where the owner ends it themselves: who does that means it", async () => {
    const yan = await desk.aPerson();
    const { eve, caseId } = await anAbsentOwner(yan);
    await desk.must(ends(eve, caseId));
    expect(await desk.acting(caseId)).toMatchObject({ ownerId: eve, actingOwnerId: null });
    const alone = await anAbsentOwner(yan);
    await desk.must(desk.awayNow(chloe, chloe, await desk.ahead(HOUR_MS)));
    await desk.must(ends(yan, alone.caseId));
    expect(await desk.acting(alone.caseId)).toMatchObject({ ownerId: alone.eve, actingOwnerId: null });
    await desk.database.moveClock("2 hours");
    for (const { id } of await desk.ask<{ id: string }>("select id from absences where person_id = $1 and state = 'RUNNING'", [chloe]))
      await desk.ring("absence-ends", id);
  });

  it("by its time asks the whole cover again", async () => {
    const { eve, caseId, until } = await anAbsentOwner(ben);
    await desk.must(names(chloe, caseId, ana, await desk.ahead(HOUR_MS)));
    expect(await actingStory(caseId)).toEqual([ben, "OVERTAKEN", ana]);
    await desk.database.moveClock("61 minutes");
    await desk.ring("acting-ends", caseId);
    expect(await desk.acting(caseId)).toEqual({ ownerId: eve, actingOwnerId: ben, actingUntil: until });
    await desk.ring("acting-ends", caseId);
    expect(await actingStory(caseId)).toEqual([ben, "OVERTAKEN", ana, "EXPIRED", ben]);
  });

  it("at the leave's own end, or with the ownership, brings nobody new", async () => {
    const over = await anAbsentOwner(ben, ana);
    await desk.database.moveClock("49 hours");
    await desk.ring("acting-ends", over.caseId);
    await desk.ring("absence-ends", over.absenceId);
    expect(await actingStory(over.caseId)).toEqual([ben, "EXPIRED"]);
    await desk.database.moveClock("0");
    const stolen = await anAbsentOwner(ben, ana);
    await desk.must(desk.as(chloe, (work) => stealCase(work, { caseId: stolen.caseId, reason: WORKLOAD })));
    expect(await desk.acting(stolen.caseId)).toEqual({ ownerId: chloe, actingOwnerId: null, actingUntil: null });
    expect(await actingStory(stolen.caseId)).toEqual([ben, "OVERTAKEN"]);
    const closed = await anAbsentOwner(ben, ana);
    await desk.closed(ben, closed.caseId);
    expect(await desk.acting(closed.caseId)).toMatchObject({ ownerId: closed.eve, actingOwnerId: null });
    expect(await actingStory(closed.caseId)).toEqual([ben, "OVERTAKEN"]);
  });

  it("by whoever may not leaves everything as it was", async () => {
    const { caseId } = await anAbsentOwner(ben, ana);
    expect(await desk.unchanged(() => ends(ana, caseId))).toMatchObject({ code: "NOT_YOUR_CASE" });
  });

  it("at the same moment as the leave: nobody stands in, whichever comes first", async () => {
    for (let round = 0; round < 4; round += 1) {
      const { eve, caseId, absenceId } = await anAbsentOwner(ben, ana);
      const [stopped, back] = await desk.atOnce(
        { table: "persons", id: eve },
        () => ends(ben, caseId),
        () => desk.endAbsence(eve, absenceId),
      );
      expect(outcomeOf(back)).toBe("ACCEPTED");
      expect(["ACCEPTED", "NOT_YOUR_CASE"]).toContain(outcomeOf(stopped));
      const first = outcomeOf(stopped) === "ACCEPTED";
      expect(await actingStory(caseId)).toEqual(first ? [ben, "WITHDRAWN", ana, "WITHDRAWN"] : [ben, "WITHDRAWN"]);
      expect(await desk.acting(caseId)).toEqual({ ownerId: eve, actingOwnerId: null, actingUntil: null });
    }
  });
});
