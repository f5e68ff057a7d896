import type { PersonId } from "../../../src/domain/ids";
import { assignActingOwner } from "../../../src/features/ownership/assign-acting-owner.command";
import { endActingOwner } from "../../../src/features/ownership/end-acting-owner.command";
import { splitOwnership } from "../../../src/features/ownership/split-ownership.command";
import { type AbsenceDesk, anAbsenceDesk, DAY_MS, HOUR_MS } from "../../support/absence-desk";
import { BRIEF } from "../../support/case-desk";
import { inOrder } from "../../support/race";

let desk: AbsenceDesk;
let ana: PersonId;
let ben: PersonId;
let chloe: PersonId;
beforeAll(async () => {
  desk = await anAbsenceDesk();
  ({ ana, ben, chloe } = desk.people);
});
afterAll(() => desk.close());

const WORKLOAD = { code: "WORKLOAD", text: null, rightCategoryKey: null, rightTeamId: null } as const;
const anAgent = () => desk.aPerson({ teamIds: [desk.team] });

test("a case that was given to somebody else while its owner's leaving waited for it stays with them", async () => {
  const eve = await anAgent();
  const caseId = await desk.owned(eve);
  const plan = [{ kind: "OWNERSHIP" as const, subjectId: caseId, toPersonId: ana }];
  const [forced, left] = await inOrder(desk.database.ownerUrl, { table: "cases", id: caseId }, [
    () => desk.force(chloe, caseId, ben),
    () => desk.deactivate(eve, plan),
  ]);
  expect(forced).toMatchObject({ caseId });
  expect(left).toMatchObject({ personId: eve, handedOver: [] });
  expect(await desk.row(caseId)).toMatchObject({ ownerId: ben, ownershipNumber: 3 });
});

test("an absence that ends takes back what it handed over, and not what the owner's lead let somebody hold for longer", async () => {
  const eve = await anAgent();
  await desk.covered(eve, ben);
  const [plain, longer] = [await desk.owned(eve), await desk.owned(eve)];
  const until = await desk.ahead(HOUR_MS);
  const { absenceId } = await desk.must(desk.awayNow(eve, eve, until));
  expect(await desk.acting(longer)).toEqual({ ownerId: eve, actingOwnerId: ben, actingUntil: until });
  await desk.must(desk.as(eve, (work) => endActingOwner(work, { caseId: longer })));
  const ahead = await desk.ahead(DAY_MS);
  await desk.must(desk.as(chloe, (work) => assignActingOwner(work, { caseId: longer, personId: ana, until: ahead, reason: WORKLOAD })));
  await desk.must(desk.endAbsence(eve, absenceId));
  expect(await desk.acting(plain)).toMatchObject({ ownerId: eve, actingOwnerId: null });
  expect(await desk.acting(longer)).toEqual({ ownerId: eve, actingOwnerId: ana, actingUntil: ahead });
});

test("a standing in that ended while the stand-in's leaving waited for it stays with whoever followed them", async () => {
  const [eve, zoe, yan] = [await anAgent(), await anAgent(), await anAgent()];
  await desk.covered(eve, zoe, yan);
  const caseId = await desk.owned(eve);
  await desk.must(desk.awayNow(eve, eve, await desk.ahead(HOUR_MS)));
  expect(await desk.acting(caseId)).toMatchObject({ ownerId: eve, actingOwnerId: zoe });
  const plan = [
    { kind: "ACTING_OWNERSHIP" as const, subjectId: caseId, toPersonId: ben },
    { kind: "COVER" as const, subjectId: eve, toPersonId: ben },
  ];
  const [ended, left] = await inOrder(desk.database.ownerUrl, { table: "cases", id: caseId }, [
    () => desk.as(chloe, (work) => endActingOwner(work, { caseId })),
    () => desk.deactivate(zoe, plan),
  ]);
  expect(ended).toMatchObject({ caseId });
  expect(left).toMatchObject({ personId: zoe });
  expect(await desk.acting(caseId)).toMatchObject({ ownerId: eve, actingOwnerId: yan });
});

test("an offer that was withdrawn and made anew while its answer waited is answered by its own id only", async () => {
  const caseId = await desk.owned(ana);
  const offerId = await desk.offered(ana, caseId, ben);
  const [withdrawn, again, accepted] = await inOrder(desk.database.ownerUrl, { table: "cases", id: caseId }, [
    () => desk.withdraw(ana, offerId),
    () => desk.offer(ana, caseId, ben),
    () => desk.accept(ben, offerId),
  ]);
  expect([withdrawn, again]).toMatchObject([{ offerId }, { caseId }]);
  expect(accepted).toMatchObject({ code: "OFFER_NOT_OPEN", path: ["offerId"] });
  expect((await desk.row(caseId)).ownerId).toBe(ana);
});

test("whoever stands in until the very instant at which a leave ends is enough for it; a millisecond less and somebody must follow them", async () => {
  const until = await desk.ahead(DAY_MS);
  const actedFor = async (end: Date) => {
    const eve = await anAgent();
    const caseId = await desk.owned(eve);
    await desk.must(desk.as(eve, (work) => assignActingOwner(work, { caseId, personId: ana, until: end, reason: WORKLOAD })));
    return { eve, caseId };
  };
  const leaves = async (personId: PersonId) => desk.leave(personId, { personId, from: await desk.now(), until, plan: [] });
  const exactly = await actedFor(until);
  await desk.must(leaves(exactly.eve));
  const end = new Date(until.getTime() - 1);
  const shorter = await actedFor(end);
  expect(await desk.unchanged(() => leaves(shorter.eve))).toMatchObject({ code: "DUTIES_OUTSTANDING", path: ["plan"] });
  await desk.covered(shorter.eve, ben);
  await desk.must(leaves(shorter.eve));
  expect(await desk.acting(exactly.caseId)).toEqual({ ownerId: exactly.eve, actingOwnerId: ana, actingUntil: until });
  expect(await desk.acting(shorter.caseId)).toEqual({ ownerId: shorter.eve, actingOwnerId: ana, actingUntil: end });
  for (const { caseId } of [exactly, shorter])
    expect((await desk.told(caseId)).filter((type) => type.startsWith("ACTING_OWNER"))).toEqual(["ACTING_OWNER_ASSIGNED"]);
});

test("an afternoon away gives the half of an ownership back, as a leave does", async () => {
  const eve = await anAgent();
  const caseId = await desk.owned(ana);
  const half = { caseId, facet: "RESOLUTION", toPersonId: eve, brief: BRIEF } as const;
  await desk.must(desk.as(ana, (work) => splitOwnership(work, half)));
  const fixer = async () =>
    (await desk.ask<{ id: PersonId }>("select resolution_owner_id as id from cases where id = $1", [caseId]))[0]?.id;
  const { absenceId } = await desk.must(desk.awayNow(eve, eve, await desk.ahead(HOUR_MS)));
  expect(await fixer()).toBe(ana);
  await desk.must(desk.endAbsence(eve, absenceId));
  expect(await fixer()).toBe(ana);
  await desk.must(desk.as(ana, (work) => splitOwnership(work, half)));
  await desk.must(desk.leave(eve, { personId: eve, from: await desk.now(), until: await desk.ahead(DAY_MS), plan: [] }));
  expect(await fixer()).toBe(ana);
});
