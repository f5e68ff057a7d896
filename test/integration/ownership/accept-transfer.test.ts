import type { PersonId } from "../../../src/domain/ids";
import { acceptTransfer } from "../../../src/features/ownership/accept-transfer.command";
import { aCaseDesk, BRIEF, type CaseDesk, outcomeOf } from "../../support/case-desk";

let desk: CaseDesk;
let ana: PersonId;
let ben: PersonId;
let chloe: PersonId;
beforeAll(async () => {
  desk = await aCaseDesk();
  ({ ana, ben, chloe } = desk.people);
});
afterAll(() => desk.close());

test("whom it was offered to owns it from that instant, with the sender's brief and the next step", async () => {
  const caseId = await desk.owned(ana);
  const offerId = await desk.offered(ana, caseId, ben);
  const accepted = await desk.does(ben, "accept-transfer", { offerId });
  expect(accepted).toMatchObject({
    case: { id: caseId, revision: 4, owner: { id: ben }, nextStep: { actor: { id: ben } } },
    offer: { id: offerId, revision: 2, outcome: "ACCEPTED" },
    event: {
      type: "OWNERSHIP_CHANGED",
      streamSequence: 5,
      move: "ACCEPTED",
      from: { id: ana },
      to: { id: ben },
      reason: "WORKLOAD",
      briefSource: "WRITTEN",
      interval: 3,
    },
    userErrors: [],
  });
  const shown = await desk.gets<{ case: { ownershipHistory: { since: string; until: string | null }[]; handoffBriefs: object[] } }>(
    ben,
    "case",
    {
      id: caseId,
    },
  );
  expect(shown.case.ownershipHistory).toMatchObject([
    { number: 1, owner: { id: chloe }, move: "OPENED" },
    { number: 2, owner: { id: ana }, move: "TAKEN" },
    { number: 3, owner: { id: ben }, move: "ACCEPTED", reason: "WORKLOAD", brief: { source: "WRITTEN", situation: BRIEF.situation } },
  ]);
  expect(shown.case.ownershipHistory[2]?.since).toBe(shown.case.ownershipHistory[1]?.until);
  expect(shown.case.handoffBriefs).toMatchObject([{ source: "WRITTEN", ...BRIEF }, { source: "GENERATED" }]);
});

test("the sender stays informed, and can no longer change it", async () => {
  const caseId = await desk.owned(ana);
  await desk.must(desk.accept(ben, await desk.offered(ana, caseId, ben)));
  expect(await desk.ties(caseId)).toEqual(
    [ana, chloe].sort().map((personId) => ({ personId, relation: "COLLABORATOR", raci: "INFORMED" })),
  );
  expect(await desk.denied(ana, "tag-case", { caseId, add: ["mine"] })).toEqual({ code: "INFORMED_READS_ONLY", path: null });
});

test("a next step that is the customer's stays the customer's", async () => {
  const contactId = await desk.aContact();
  const caseId = await desk.owned(ana, { contactId });
  await desk.does(ana, "set-next-step", { caseId, nextStep: { contactId, what: "Send the log", dueAt: "2099-01-01T00:00:00Z" } });
  await desk.must(desk.accept(ben, await desk.offered(ana, caseId, ben)));
  expect(await desk.row(caseId)).toMatchObject({ ownerId: ben, nextStepActorId: contactId });
});

test("an offer is accepted once", async () => {
  const caseId = await desk.owned(ana);
  const offerId = await desk.offered(ana, caseId, ben);
  const outcomes = await desk.atOnce(
    { table: "cases", id: caseId },
    () => desk.accept(ben, offerId),
    () => desk.accept(ben, offerId),
  );
  expect(outcomes.map(outcomeOf).sort()).toEqual(["ACCEPTED", "OFFER_NOT_OPEN"]);
  expect(await desk.row(caseId)).toMatchObject({ ownerId: ben, ownershipNumber: 3 });
});

test("an offer is accepted or withdrawn, never both", async () => {
  const caseId = await desk.owned(ana);
  const offerId = await desk.offered(ana, caseId, ben);
  const [accepted, withdrawn] = await desk.atOnce(
    { table: "cases", id: caseId },
    () => desk.accept(ben, offerId),
    () => desk.withdraw(ana, offerId),
  );
  expect([outcomeOf(accepted), outcomeOf(withdrawn)].sort()).toEqual(["ACCEPTED", "OFFER_NOT_OPEN"]);
  expect((await desk.row(caseId)).ownerId).toBe(outcomeOf(accepted) === "ACCEPTED" ? ben : ana);
});

test("only the one it was made to accepts it", async () => {
  const offerId = await desk.offered(ana, await desk.owned(ana), ben);
  for (const other of [ana, chloe])
    expect(await desk.denied(other, "accept-transfer", { offerId })).toEqual({ code: "NOT_YOUR_OFFER", path: ["offerId"] });
});

test("an offer that has ended tells who owns now", async () => {
  const caseId = await desk.owned(ana);
  const offerId = await desk.offered(ana, caseId, ben);
  await desk.must(desk.force(chloe, caseId, chloe));
  expect(await desk.denied(ben, "accept-transfer", { offerId })).toEqual({ code: "OFFER_NOT_OPEN", path: ["offerId"] });
  expect((await desk.does(ben, "accept-transfer", { offerId })).userErrors).toMatchObject([
    { owner: { id: chloe }, offer: { id: offerId, outcome: "OVERTAKEN" } },
  ]);
});

test("an offer that is not there, and one of a case they may not see, are not found", async () => {
  const offerId = await desk.offered(ana, await desk.owned(ana), ben);
  const external = await desk.aPerson({ external: true });
  expect(await desk.denied(external, "accept-transfer", { offerId })).toEqual({ code: "NOT_FOUND", path: ["offerId"] });
  for (const id of ["off_00000000000000000000000000", "x"])
    expect(await desk.denied(ben, "accept-transfer", { offerId: id })).toEqual({ code: "NOT_FOUND", path: ["offerId"] });
  expect(await desk.no("system:nobody", (work) => acceptTransfer(work, { offerId }))).toEqual(["NOT_FOUND", "offerId"]);
});

test("an offer that changed since it was read is shown as it is now", async () => {
  const offerId = await desk.offered(ana, await desk.owned(ana), ben);
  expect(await desk.denied(ben, "accept-transfer", { offerId, expectedRevision: 2 })).toEqual({
    code: "REVISION_CONFLICT",
    path: ["expectedRevision"],
  });
  expect((await desk.does(ben, "accept-transfer", { offerId, expectedRevision: 2 })).userErrors).toMatchObject([
    { current: { id: offerId } },
  ]);
  expect((await desk.does(ben, "accept-transfer", { offerId, expectedRevision: 1 })).userErrors).toEqual([]);
});

test("resolving a case overtakes the offer in the air, and closing it one made since", async () => {
  const caseId = await desk.owned(ana);
  const offerId = await desk.offered(ana, caseId, ben);
  await desk.does(ana, "resolve-case", { caseId, resolution: "It works." });
  expect(await desk.denied(ben, "accept-transfer", { offerId })).toEqual({ code: "OFFER_NOT_OPEN", path: ["offerId"] });
  const later = await desk.offered(ana, caseId, ben);
  await desk.does(ana, "close-case", { caseId });
  expect(await desk.denied(ben, "accept-transfer", { offerId: later })).toEqual({ code: "OFFER_NOT_OPEN", path: ["offerId"] });
  expect(await desk.ask("select outcome from transfer_offers where case_id = $1", [caseId])).toEqual([
    { outcome: "OVERTAKEN" },
    { outcome: "OVERTAKEN" },
  ]);
});

test("a resolved case still changes hands", async () => {
  const caseId = await desk.owned(ana);
  await desk.does(ana, "resolve-case", { caseId, resolution: "It works." });
  const offerId = await desk.offered(ana, caseId, ben);
  expect(await desk.does(ben, "accept-transfer", { offerId })).toMatchObject({
    case: { owner: { id: ben }, nextStep: null },
    userErrors: [],
  });
});

test("whoever could own it when it was offered and cannot now does not get it", async () => {
  const eve = await desk.aPerson();
  const offerId = await desk.offered(ana, await desk.owned(ana), eve);
  await desk.ask("update persons set roles = '{CUSTOMER_SUCCESS_MANAGER}' where id = $1", [eve]);
  expect(await desk.no(eve, (work) => acceptTransfer(work, { offerId }))).toEqual(["PERSON_NOT_ELIGIBLE", "offerId"]);
  const external = await desk.aPerson({ external: true, teamIds: [desk.team] });
  const caseId = await desk.owned(ana);
  const second = await desk.offered(ana, caseId, external);
  await desk.tie(caseId, external, "COLLABORATOR", "CONSULTED");
  await desk.ask("delete from team_memberships where person_id = $1", [external]);
  expect(await desk.denied(external, "accept-transfer", { offerId: second })).toEqual({ code: "EXTERNAL_OUTSIDE_TEAM", path: ["offerId"] });
  const shown = await desk.gets<{ case: { viewerCan: { accept: boolean; decline: boolean } } }>(external, "case", { id: caseId });
  expect(shown.case.viewerCan).toMatchObject({ accept: false, decline: true });
});

test("a dry run says what accepting would do, and changes nothing", async () => {
  const caseId = await desk.owned(ana);
  const offerId = await desk.offered(ana, caseId, ben);
  const dry = await desk.unchanged(() => desk.does(ben, "accept-transfer", { offerId, dryRun: true }));
  expect(dry).toMatchObject({
    case: { owner: { id: ana } },
    offer: { outcome: null },
    event: null,
    userErrors: [],
    preview: {
      changes: [
        { type: "TRANSFER_ENDED", after: { offerId, outcome: "ACCEPTED" } },
        { type: "OWNERSHIP_CHANGED", after: { ownerId: ben } },
      ],
    },
  });
});
