import type { CaseId, PersonId } from "../../../src/domain/ids";
import { assignActingOwner } from "../../../src/features/ownership/assign-acting-owner.command";
import { type AbsenceDesk, anAbsenceDesk, DAY_MS, HOUR_MS } from "../../support/absence-desk";
import { WORKLOAD } from "../../support/daily-desk";

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
const goesAway = async (personId: PersonId, ms = HOUR_MS) => desk.must(desk.awayNow(personId, personId, await desk.ahead(ms)));
const names = (actor: PersonId, caseId: CaseId, personId: PersonId, until: Date) =>
  desk.must(desk.as(actor, (work) => assignActingOwner(work, { caseId, personId, until, reason: WORKLOAD })));
const actingStory = async (caseId: string) =>
  (await desk.story(caseId))
    .filter(({ type }) => type.startsWith("ACTING_OWNER"))
    .map(({ type, after }) => (type === "ACTING_OWNER_ASSIGNED" ? after?.actingOwnerId : after?.outcome));

/** Somebody whose case a colleague stands in on for an hour, because they said so. */
async function aNamedStandIn(...cover: PersonId[]) {
  const [eve, boris] = [await anAgent(), await anAgent()];
  const caseId = await desk.owned(eve);
  await desk.covered(eve, ...cover);
  const until = await desk.ahead(HOUR_MS);
  await names(eve, caseId, boris, until);
  return { eve, boris, caseId, until };
}

describe("a stand-in whom somebody named by hand", () => {
  it("goes on through an absence of the owner until their own end; then the cover is asked", async () => {
    const { eve, boris, caseId, until } = await aNamedStandIn(ben);
    const awayUntil = await desk.ahead(DAY_MS);
    const { absenceId } = await desk.must(desk.awayNow(eve, eve, awayUntil));
    expect(await desk.acting(caseId)).toEqual({ ownerId: eve, actingOwnerId: boris, actingUntil: until });
    expect(await desk.ask("select from absence_handovers where absence_id = $1", [absenceId])).toEqual([]);
    await desk.database.moveClock("61 minutes");
    await desk.ring("acting-ends", caseId);
    expect(await desk.acting(caseId)).toEqual({ ownerId: eve, actingOwnerId: ben, actingUntil: awayUntil });
    expect(await actingStory(caseId)).toEqual([boris, "EXPIRED", ben]);
    await desk.must(desk.endAbsence(eve, absenceId));
    expect(await desk.acting(caseId)).toMatchObject({ ownerId: eve, actingOwnerId: null });
  });

  it("goes on through a leave whose plan names nobody else; then its receiver of everything else acts, before the cover", async () => {
    const { eve, boris, caseId, until } = await aNamedStandIn(ben);
    const leave = { from: await desk.ahead(HOUR_MS / 2), until: await desk.ahead(DAY_MS) };
    const absenceId = await desk.recorded(eve, { ...leave, defaultToPersonId: ana });
    await desk.database.moveClock("31 minutes");
    await desk.ring("leave-begins", absenceId);
    expect(await desk.acting(caseId)).toEqual({ ownerId: eve, actingOwnerId: boris, actingUntil: until });
    await desk.database.moveClock("61 minutes");
    await desk.ring("acting-ends", caseId);
    expect(await desk.acting(caseId)).toEqual({ ownerId: eve, actingOwnerId: ana, actingUntil: leave.until });
  });

  it("makes room for whom the leave's plan names, and where they are away themselves", async () => {
    const planned = await aNamedStandIn(ben);
    const plan = [{ kind: "OWNERSHIP" as const, subjectId: planned.caseId, toPersonId: ana, way: "ACTING" as const }];
    const until = await desk.ahead(DAY_MS);
    await desk.recorded(planned.eve, { from: await desk.now(), until, plan });
    expect(await desk.acting(planned.caseId)).toEqual({ ownerId: planned.eve, actingOwnerId: ana, actingUntil: until });
    const left = await aNamedStandIn(ben);
    await goesAway(left.boris);
    await goesAway(left.eve, 2 * HOUR_MS);
    expect(await desk.acting(left.caseId)).toMatchObject({ ownerId: left.eve, actingOwnerId: ben });
  });

  it("whose time is over before the sweep came by does not go on", async () => {
    const { eve, caseId } = await aNamedStandIn(ben);
    await desk.database.moveClock("61 minutes");
    await goesAway(eve);
    expect(await desk.acting(caseId)).toMatchObject({ ownerId: eve, actingOwnerId: ben });
  });

  it("is no reason to record a leave for the time after them: somebody else is needed then", async () => {
    const [eve, boris] = [await anAgent(), await anAgent()];
    const caseId = await desk.owned(eve);
    await names(eve, caseId, boris, await desk.ahead(2 * HOUR_MS));
    const leave = { personId: eve, from: await desk.ahead(HOUR_MS), until: await desk.ahead(DAY_MS), plan: [] };
    expect(await desk.unchanged(() => desk.leave(eve, leave))).toMatchObject({ code: "DUTIES_OUTSTANDING", path: ["plan"] });
  });
});

describe("a stand-in who goes away themselves", () => {
  it("is followed by the next of the owner's own cover, not by the heirs of the queue", async () => {
    const [fleur, dina, cora] = [await anAgent(), await anAgent(), await anAgent()];
    const chain = [
      { personId: dina, thenTheirCover: true },
      { personId: cora, thenTheirCover: false },
    ];
    await desk.must(desk.cover(hiro, { personId: fleur, chain }));
    const caseId = await desk.owned(fleur);
    await goesAway(fleur, DAY_MS);
    expect(await desk.acting(caseId)).toMatchObject({ actingOwnerId: dina });
    const { actingUntil } = await desk.acting(caseId);
    await goesAway(dina);
    expect(await desk.acting(caseId)).toEqual({ ownerId: fleur, actingOwnerId: cora, actingUntil });
    await goesAway(cora);
    expect(await desk.acting(caseId)).toEqual({ ownerId: fleur, actingOwnerId: chloe, actingUntil });
  });

  it("is followed by their own cover where the owner's goes on to it, in the owner's order, on leave as for an afternoon", async () => {
    const [fleur, dina, cora, zoe] = [await anAgent(), await anAgent(), await anAgent(), await anAgent()];
    await desk.covered(dina, zoe);
    const chain = [
      { personId: dina, thenTheirCover: true },
      { personId: cora, thenTheirCover: false },
    ];
    await desk.must(desk.cover(hiro, { personId: fleur, chain }));
    const caseId = await desk.owned(fleur);
    await goesAway(fleur, DAY_MS);
    await desk.recorded(dina, { from: await desk.now(), until: await desk.ahead(DAY_MS) });
    expect(await desk.acting(caseId)).toMatchObject({ ownerId: fleur, actingOwnerId: zoe });
    await desk.recorded(zoe, { from: await desk.now(), until: await desk.ahead(DAY_MS) });
    expect(await desk.acting(caseId)).toMatchObject({ ownerId: fleur, actingOwnerId: cora });
  });

  it("is followed by the cover of the owner's team before their own", async () => {
    const [fleur, dina, cora, zoe] = [await desk.aPerson(), await desk.aPerson(), await anAgent(), await anAgent()];
    const team = await desk.aTeam({ queueStewardId: chloe, memberIds: [fleur] });
    await desk.covered(fleur, dina);
    await desk.covered(dina, zoe);
    await desk.must(desk.cover(hiro, { teamId: team, chain: [{ personId: cora, thenTheirCover: false }] }));
    const caseId = await desk.owned(fleur);
    await goesAway(fleur, DAY_MS);
    expect(await desk.acting(caseId)).toMatchObject({ actingOwnerId: dina });
    await goesAway(dina);
    expect(await desk.acting(caseId)).toMatchObject({ ownerId: fleur, actingOwnerId: cora });
  });
});

test("what came to somebody during their absence goes back to them too when they return early", async () => {
  const eve = await desk.aPerson({ roles: ["TEAM_LEAD"] });
  const team = await desk.aTeam({ queueStewardId: eve });
  await desk.covered(eve, ben);
  const { absenceId } = await goesAway(eve);
  const caseId = await desk.open(ana, { teamId: team });
  expect(await desk.acting(caseId)).toMatchObject({ ownerId: eve, actingOwnerId: ben });
  await desk.must(desk.endAbsence(eve, absenceId));
  expect(await desk.acting(caseId)).toEqual({ ownerId: eve, actingOwnerId: null, actingUntil: null });
  expect(await actingStory(caseId)).toEqual([ben, "WITHDRAWN"]);
});
