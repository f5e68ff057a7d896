import { randomUUID } from "node:crypto";
import type { PersonId } from "../../../src/domain/ids";
import { deactivatePerson, type Handover } from "../../../src/features/ownership/deactivate-person.command";
import { aCaseDesk, type CaseDesk, outcomeOf } from "../../support/case-desk";
import { inOrder } from "../../support/race";

let desk: CaseDesk;
let ana: PersonId;
let ben: PersonId;
let chloe: PersonId;
let hiro: PersonId;
beforeAll(async () => {
  desk = await aCaseDesk();
  ({ ana, ben, chloe, hiro } = desk.people);
});
afterAll(() => desk.close());

interface Left {
  person: { id: string; active: boolean; revision: number } | null;
  event: object | null;
  handedOver: { stream: string }[] | null;
  preview: { changes: { type: string }[] } | null;
  userErrors: { code: string; path: string[] | null; outstanding?: object[] }[];
}

const deactivates = async (actor: PersonId, input: object): Promise<Left> =>
  (await desk.gets<{ deactivatePerson: Left }>(actor, "deactivate-person", { input })).deactivatePerson;

const leave = (personId: string, plan: readonly Handover[] = [], actor: PersonId = hiro) =>
  desk.as(actor, (work) => deactivatePerson(work, { personId, plan }));

const deny = (personId: string, plan: readonly Handover[] = [], actor: PersonId = hiro) =>
  desk.no(actor, (work) => deactivatePerson(work, { personId, plan }));

const owning = (subjectId: string, toPersonId: string): Handover => ({ kind: "OWNERSHIP", subjectId, toPersonId });

/** An agent of the team under a name of their own. */
const anAgent = () => desk.aPerson({ name: `Agent ${randomUUID().slice(0, 8)}`, teamIds: [desk.team] });

test("whoever holds nothing leaves, and signs in no more", async () => {
  const eve = await anAgent();
  const left = await deactivates(hiro, { personId: eve });
  expect(left).toMatchObject({
    person: { id: eve, active: false, revision: 2 },
    event: { type: "PERSON_DEACTIVATED", stream: eve, before: { active: true }, after: { active: false } },
    handedOver: [],
    preview: null,
    userErrors: [],
  });
  expect(await desk.asks(eve, "{ viewer { person { id } } }")).toMatchObject({
    data: null,
    errors: [{ extensions: { code: "UNAUTHENTICATED" } }],
  });
});

test("nobody leaves while a case would keep them as owner, and the refusal lists what they hold", async () => {
  const eve = await desk.aPerson({ roles: ["TEAM_LEAD"] });
  const team = await desk.aTeam({ queueStewardId: eve });
  const first = await desk.owned(eve);
  const second = await desk.owned(eve);
  const outstanding = [
    { kind: "QUEUE_STEWARDSHIP", subjectId: team },
    ...[first, second].sort().map((subjectId) => ({ kind: "OWNERSHIP", subjectId })),
  ];
  const refused = await desk.unchanged(() => deactivates(hiro, { personId: eve }));
  expect(refused).toMatchObject({
    person: null,
    event: null,
    handedOver: null,
    userErrors: [{ code: "DUTIES_OUTSTANDING", path: ["plan"], outstanding }],
  });
  expect(await deny(eve, [owning(first, ben)])).toEqual(["DUTIES_OUTSTANDING", "plan"]);
  expect(await leave(eve, [owning(first, ben)])).toMatchObject({
    details: { outstanding: [outstanding[0], { kind: "OWNERSHIP", subjectId: second }] },
  });
});

test("everything they hold goes to whom the plan names, with briefs, in one transaction", async () => {
  const eve = await desk.aPerson({ roles: ["TEAM_LEAD"] });
  const team = await desk.aTeam({ queueStewardId: eve });
  const taken = await desk.owned(eve);
  const waiting = await desk.open(ana, { teamId: team });
  const done = await desk.owned(eve);
  await desk.closed(eve, done);
  const offerId = await desk.offered(eve, taken, ana);
  const plan = [owning(taken, ben), owning(waiting, chloe), { kind: "QUEUE_STEWARDSHIP", subjectId: team, toPersonId: chloe }];
  const left = await deactivates(hiro, { personId: eve, plan });
  expect(left).toMatchObject({ person: { id: eve, active: false }, userErrors: [] });
  expect(left.handedOver?.map(({ stream }) => stream).sort()).toEqual([taken, waiting].sort());
  expect(left.handedOver).toContainEqual(
    expect.objectContaining({ stream: taken, move: "FORCED", reason: "ABSENCE", briefSource: "GENERATED", to: { id: ben, name: "Ben" } }),
  );
  expect(await desk.row(taken)).toMatchObject({ ownerId: ben });
  expect(await desk.row(waiting)).toMatchObject({ ownerId: chloe, untaken: false });
  expect(await desk.row(done)).toMatchObject({ ownerId: eve, status: "CLOSED" });
  expect(await desk.ask("select queue_steward_id from teams where id = $1", [team])).toEqual([{ queue_steward_id: chloe }]);
  expect(await desk.ask("select outcome from transfer_offers where id = $1", [offerId])).toEqual([{ outcome: "OVERTAKEN" }]);
});

test("a plan that names somebody who could not take it moves nothing", async () => {
  const eve = await anAgent();
  const caseId = await desk.owned(eve);
  const other = await desk.owned(eve);
  const gone = await desk.aPerson();
  await desk.deactivate(gone);
  const manager = await desk.aPerson({ roles: ["CUSTOMER_SUCCESS_MANAGER"] });
  const external = await desk.aPerson({ external: true });
  const plan = (toPersonId: string) =>
    [owning(caseId, ben), owning(other, ben)].map((given) => (given.subjectId === other ? { ...given, toPersonId } : given));
  expect(await deny(eve, plan(gone))).toEqual(["PERSON_INACTIVE", "plan"]);
  expect(await deny(eve, plan(manager))).toEqual(["PERSON_NOT_ELIGIBLE", "plan"]);
  expect(await deny(eve, plan(external))).toEqual(["EXTERNAL_OUTSIDE_TEAM", "plan"]);
  expect(await deny(eve, plan("per_00000000000000000000000000"))).toEqual(["NOT_FOUND", "plan"]);
  expect(await deny(eve, plan(eve))).toEqual(["NOT_TO_ONESELF", "plan.1.toPersonId"]);
});

test("a queue goes only to whoever could own what lies in it", async () => {
  const eve = await desk.aPerson();
  const team = await desk.aTeam({ queueStewardId: eve });
  const manager = await desk.aPerson({ roles: ["CUSTOMER_SUCCESS_MANAGER"] });
  for (const [toPersonId, code] of [
    [manager, "PERSON_NOT_ELIGIBLE"],
    ["x", "NOT_FOUND"],
  ] as const)
    expect(await deny(eve, [{ kind: "QUEUE_STEWARDSHIP", subjectId: team, toPersonId }])).toEqual([code, "plan"]);
});

test("nobody deactivates themselves, the only admin, somebody unknown, or who has left already", async () => {
  expect(await deny(hiro)).toEqual(["NOT_TO_ONESELF", "personId"]);
  expect(await deny(hiro, [], "system:test" as never)).toEqual(["LAST_ADMIN", "personId"]);
  expect(await deny("per_00000000000000000000000000")).toEqual(["NOT_FOUND", "personId"]);
  const gone = await desk.aPerson();
  await desk.must(leave(gone));
  expect(await deny(gone)).toEqual(["NOTHING_TO_CHANGE", ""]);
});

test("of two admins who deactivate each other at once one stays", async () => {
  const eve = await desk.aPerson({ roles: ["ADMIN"] });
  const outcomes = await desk.atOnce(
    { table: "persons", id: eve },
    () => leave(eve, [], hiro),
    () => leave(hiro, [], eve),
  );
  expect(outcomes.map(outcomeOf).sort()).toEqual(["ACCEPTED", "LAST_ADMIN"]);
  const kept = await desk.ask<{ id: PersonId }>("select id from persons where active and 'ADMIN' = any(roles)");
  expect(kept).toHaveLength(1);
  // Hiro is wanted again by the tests below.
  await desk.ask("update persons set active = true where id = $1", [hiro]);
});

test("an admin who was deactivated while their own deactivating waited deactivates nobody", async () => {
  const [eve, fay] = [await desk.aPerson({ roles: ["ADMIN"] }), await desk.aPerson({ roles: ["ADMIN"] })];
  const [gone, refused] = await inOrder(desk.database.ownerUrl, { table: "persons", id: eve }, [
    () => leave(eve, [], hiro),
    () => leave(fay, [], eve),
  ]);
  expect(gone).toMatchObject({ personId: eve });
  expect(refused).toMatchObject({ code: "PERSON_INACTIVE" });
  expect(await desk.ask("select active from persons where id = $1", [fay])).toEqual([{ active: true }]);
  await desk.must(leave(fay));
});

test("a person who changed since they were read is not deactivated", async () => {
  const eve = await anAgent();
  const refused = await desk.unchanged(() => deactivates(hiro, { personId: eve, expectedRevision: 7 }));
  expect(refused.userErrors).toMatchObject([
    { code: "REVISION_CONFLICT", path: ["expectedRevision"], expectedRevision: 7, current: { id: eve } },
  ]);
});

test("only admins deactivate", async () => {
  const eve = await anAgent();
  const source = "mutation ($input: DeactivatePersonInput!) { deactivatePerson(input: $input) { person { id } } }";
  const refused = await desk.unchanged(() => desk.asks(chloe, source, { input: { personId: eve } }));
  expect(refused).toMatchObject({ data: null, errors: [{ extensions: { code: "FORBIDDEN" } }] });
});

test("a dry run says what would change hands, and nobody leaves", async () => {
  const eve = await anAgent();
  const caseId = await desk.owned(eve);
  const dry = await desk.unchanged(() => deactivates(hiro, { personId: eve, plan: [owning(caseId, ben)], dryRun: true }));
  expect(dry).toMatchObject({ person: { id: eve, active: true, revision: 1 }, event: null, handedOver: [], userErrors: [] });
  expect(dry.preview?.changes.map(({ type }) => type)).toEqual(["OWNERSHIP_CHANGED", "PERSON_DEACTIVATED"]);
});

describe("whoever leaves while something is about to become theirs", () => {
  const settled = async (eve: PersonId, caseId: string, outcomes: string[]) => {
    const { ownerId } = await desk.row(caseId);
    const [person] = await desk.ask<{ active: boolean }>("select active from persons where id = $1", [eve]);
    expect(ownerId === eve && person?.active === false).toBe(false);
    expect(outcomes).toContain("ACCEPTED");
  };

  test("either takes the case and stays, or leaves and does not own it", async () => {
    const eve = await anAgent();
    const caseId = await desk.open();
    const outcomes = await desk.atOnce(
      { table: "persons", id: eve },
      () => leave(eve),
      () => desk.take(eve, caseId),
    );
    const codes = outcomes.map(outcomeOf);
    await settled(eve, caseId, codes);
    expect([
      ["ACCEPTED", "NOT_FOUND"],
      ["DUTIES_OUTSTANDING", "ACCEPTED"],
    ]).toContainEqual(codes);
  });

  test("either accepts the offer and stays, or leaves and does not own it", async () => {
    const eve = await anAgent();
    const caseId = await desk.owned(ana);
    const offerId = await desk.offered(ana, caseId, eve);
    const outcomes = await desk.atOnce(
      { table: "persons", id: eve },
      () => leave(eve),
      () => desk.accept(eve, offerId),
    );
    const codes = outcomes.map(outcomeOf);
    await settled(eve, caseId, codes);
    expect([
      ["ACCEPTED", "NOT_FOUND"],
      ["DUTIES_OUTSTANDING", "ACCEPTED"],
    ]).toContainEqual(codes);
  });

  test("is not offered a case once gone, and an offer made before does not keep them", async () => {
    const eve = await anAgent();
    const caseId = await desk.owned(ana);
    const outcomes = await desk.atOnce(
      { table: "persons", id: eve },
      () => leave(eve),
      () => desk.offer(ana, caseId, eve),
    );
    expect(outcomeOf(outcomes[0])).toBe("ACCEPTED");
    expect(["ACCEPTED", "PERSON_INACTIVE"]).toContain(outcomeOf(outcomes[1]));
    expect((await desk.row(caseId)).ownerId).toBe(ana);
  });

  test("is not assigned a case once gone", async () => {
    const eve = await anAgent();
    const caseId = await desk.owned(ana);
    const outcomes = await desk.atOnce(
      { table: "persons", id: eve },
      () => leave(eve),
      () => desk.force(chloe, caseId, eve),
    );
    const codes = outcomes.map(outcomeOf);
    await settled(eve, caseId, codes);
    expect([
      ["ACCEPTED", "PERSON_INACTIVE"],
      ["DUTIES_OUTSTANDING", "ACCEPTED"],
    ]).toContainEqual(codes);
  });
});

test("a plan that names two for one duty, or one of them twice, is refused where it does so again", async () => {
  const eve = await anAgent();
  const caseId = await desk.owned(eve);
  for (const again of [ana, ben])
    expect(await deny(eve, [owning(caseId, ben), owning(caseId, again)])).toEqual(["CHANGE_UNCLEAR", "plan.1"]);
});
