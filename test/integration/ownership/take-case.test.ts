import type { PersonId } from "../../../src/domain/ids";
import { takeCase } from "../../../src/features/ownership/take-case.command";
import { aCaseDesk, type CaseDesk, outcomeOf } from "../../support/case-desk";

let desk: CaseDesk;
let ana: PersonId;
let ben: PersonId;
let chloe: PersonId;
beforeAll(async () => {
  desk = await aCaseDesk();
  ({ ana, ben, chloe } = desk.people);
});
afterAll(() => desk.close());

test("a case that waits in a queue is owned by the steward until somebody takes it", async () => {
  const caseId = await desk.open();
  expect(await desk.row(caseId)).toMatchObject({ ownerId: chloe, untaken: true, ownershipNumber: 1, nextStepActorId: chloe });

  const taken = await desk.does(ana, "take-case", { caseId });
  expect(taken).toMatchObject({
    case: { id: caseId, revision: 2, status: "NEW", untaken: false, owner: { id: ana, name: "Ana" }, nextStep: { actor: { id: ana } } },
    event: { type: "OWNERSHIP_CHANGED", streamSequence: 2, move: "TAKEN", from: { id: chloe }, to: { id: ana }, reason: null, interval: 2 },
    userErrors: [],
    preview: null,
  });
  expect(taken.event?.briefSource).toBe("GENERATED");
});

test("the taker gets a brief composed from the record, and it is kept with the case", async () => {
  const caseId = await desk.open(ana, { subject: "The export hangs", tags: ["export"] });
  const { brief } = await desk.does(ben, "take-case", { caseId });
  const { case: shown } = await desk.gets<{ case: { number: number; handoffBriefs: object[]; ownershipHistory: object[] } }>(ben, "case", {
    id: caseId,
  });
  expect(brief).toMatchObject({
    source: "GENERATED",
    situation: `Case ${shown.number} “The export hangs” is new, severity normal, P3, category BUG.`,
    stepsTried: [],
    reason: "Taken from the queue.",
    nextStep: "Read the case and answer the customer.",
    promise: null,
    author: { id: ben },
  });
  expect(shown.handoffBriefs).toMatchObject([{ id: brief?.id }]);
  expect(shown.ownershipHistory).toMatchObject([
    { number: 1, owner: { id: chloe }, move: "OPENED", brief: null },
    { number: 2, owner: { id: ben }, move: "TAKEN", until: null, brief: { id: brief?.id } },
  ]);
});

test("the steward it was taken from stays informed", async () => {
  const caseId = await desk.owned(ana);
  expect(await desk.ties(caseId)).toEqual([{ personId: chloe, relation: "COLLABORATOR", raci: "INFORMED" }]);
  const shown = await desk.gets<{ case: { viewerRelations: string[] } }>(chloe, "case", { id: caseId });
  expect(shown.case.viewerRelations).toEqual(["COLLABORATOR", "LEAD"]);
});

test("a steward whose help on the case had ended is informed again when it is taken", async () => {
  const caseId = await desk.open();
  await desk.tie(caseId, chloe, "COLLABORATOR", "RESPONSIBLE", "2020-01-01");
  await desk.must(desk.take(ana, caseId));
  expect(await desk.ties(caseId)).toEqual([{ personId: chloe, relation: "COLLABORATOR", raci: "INFORMED" }]);
  const [tie] = await desk.ask<{ endless: boolean }>("select until = 'infinity' as endless from case_relations where case_id = $1", [
    caseId,
  ]);
  expect(tie).toEqual({ endless: true });
});

test("somebody who helps on it still is not made less by being informed", async () => {
  const caseId = await desk.open();
  await desk.tie(caseId, chloe, "COLLABORATOR", "RESPONSIBLE");
  await desk.must(desk.take(ana, caseId));
  expect(await desk.ties(caseId)).toEqual([{ personId: chloe, relation: "COLLABORATOR", raci: "RESPONSIBLE" }]);
});

test("of two who take at once one owns it, and the other learns who", async () => {
  const caseId = await desk.open();
  const [one, other] = await desk.atOnce(
    { table: "cases", id: caseId },
    () => desk.take(ana, caseId),
    () => desk.take(ben, caseId),
  );
  expect([outcomeOf(one), outcomeOf(other)].sort()).toEqual(["ACCEPTED", "NOT_TAKEABLE"]);
  const winner = outcomeOf(one) === "ACCEPTED" ? ana : ben;
  const lost = outcomeOf(one) === "ACCEPTED" ? other : one;
  expect(lost).toMatchObject({ details: { owner: { id: winner } } });
  expect(await desk.row(caseId)).toMatchObject({ ownerId: winner, ownershipNumber: 2 });
  expect(await desk.told(caseId)).toEqual(["CASE_OPENED", "OWNERSHIP_CHANGED"]);
});

test("an offer that was in the air is overtaken by the taking", async () => {
  const caseId = await desk.open();
  const offerId = await desk.offered(chloe, caseId, ben);
  await desk.must(desk.take(ana, caseId));
  expect(await desk.ask("select outcome from transfer_offers where id = $1", [offerId])).toEqual([{ outcome: "OVERTAKEN" }]);
  expect(await desk.ask("select subject_id from timers where subject_id = $1", [offerId])).toEqual([]);
  expect(await desk.told(caseId)).toEqual(["CASE_OPENED", "TRANSFER_OFFERED", "TRANSFER_ENDED", "OWNERSHIP_CHANGED"]);
});

test("what somebody has taken cannot be taken again", async () => {
  const caseId = await desk.owned(ana);
  expect(await desk.denied(ben, "take-case", { caseId })).toEqual({ code: "NOT_TAKEABLE", path: ["caseId"] });
  const { userErrors } = await desk.does(ben, "take-case", { caseId });
  expect(userErrors).toMatchObject([{ owner: { id: ana, name: "Ana" }, offer: null }]);
  expect(await desk.denied(ana, "take-case", { caseId })).toEqual({ code: "ALREADY_OWNER", path: null });
});

test("the steward cannot take what is theirs already, and a closed case nobody", async () => {
  const caseId = await desk.open();
  expect(await desk.denied(chloe, "take-case", { caseId })).toEqual({ code: "ALREADY_OWNER", path: null });
  await desk.closed(chloe, caseId);
  expect(await desk.denied(ana, "take-case", { caseId })).toEqual({ code: "CASE_CLOSED", path: null });
});

test("a case that is not there, and a text that is no id, are not found", async () => {
  for (const caseId of ["case_00000000000000000000000000", "x", ana])
    expect(await desk.denied(ana, "take-case", { caseId })).toEqual({ code: "NOT_FOUND", path: ["caseId"] });
});

test("only who has a role that owns can take", async () => {
  const caseId = await desk.open();
  const manager = await desk.aPerson({ roles: ["CUSTOMER_SUCCESS_MANAGER"] });
  expect(await desk.no(manager, (work) => takeCase(work, { caseId }))).toEqual(["PERSON_NOT_ELIGIBLE", ""]);
  const refused = await desk.unchanged(() =>
    desk.asks(manager, "mutation ($input: TakeCaseInput!) { takeCase(input: $input) { case { id } } }", { input: { caseId } }),
  );
  expect(refused).toMatchObject({ data: null, errors: [{ extensions: { code: "FORBIDDEN" } }] });
});

test("an external agent takes only what their team holds, and what they may not see does not exist", async () => {
  const caseId = await desk.open();
  const stranger = await desk.aPerson({ external: true });
  expect(await desk.denied(stranger, "take-case", { caseId })).toEqual({ code: "NOT_FOUND", path: ["caseId"] });
  await desk.tie(caseId, stranger, "COLLABORATOR", "RESPONSIBLE");
  expect(await desk.denied(stranger, "take-case", { caseId })).toEqual({ code: "EXTERNAL_OUTSIDE_TEAM", path: null });
  const member = await desk.aPerson({ external: true, teamIds: [desk.team] });
  expect(await desk.does(member, "take-case", { caseId })).toMatchObject({ case: { owner: { id: member } }, userErrors: [] });
});

test("a case that changed since it was read is not taken, and shown as it is now", async () => {
  const caseId = await desk.open();
  await desk.must(desk.offer(chloe, caseId, ben));
  expect(await desk.denied(ana, "take-case", { caseId, expectedRevision: 1 })).toEqual({
    code: "REVISION_CONFLICT",
    path: ["expectedRevision"],
  });
  expect((await desk.does(ana, "take-case", { caseId, expectedRevision: 1 })).userErrors).toMatchObject([
    { expectedRevision: 1, current: { id: caseId } },
  ]);
  expect((await desk.does(ana, "take-case", { caseId, expectedRevision: 2 })).userErrors).toEqual([]);
});

test("a dry run says what taking would do, and changes nothing", async () => {
  const caseId = await desk.open();
  const dry = await desk.unchanged(() => desk.does(ana, "take-case", { caseId, dryRun: true }));
  expect(dry).toMatchObject({
    case: { id: caseId, revision: 1, owner: { id: chloe }, untaken: true },
    event: null,
    brief: null,
    userErrors: [],
    preview: {
      changes: [{ type: "OWNERSHIP_CHANGED", stream: caseId, before: { ownerId: chloe }, after: { ownerId: ana, move: "TAKEN" } }],
    },
  });
  const number = dry.case?.number;
  expect(dry.preview?.sentences[0]).toBe(`Ana owns case ${number} from now on, and Chloé stays informed.`);
});
