import type { PersonId } from "../../../src/domain/ids";
import { aCaseDesk, type CaseDesk, outcomeOf } from "../../support/case-desk";

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

test("who made an offer calls it back, and the owner stays", async () => {
  const caseId = await desk.owned(ana);
  const offerId = await desk.offered(ana, caseId, ben);
  expect(await desk.does(ana, "withdraw-transfer", { offerId })).toMatchObject({
    case: { owner: { id: ana }, revision: 4 },
    offer: { outcome: "WITHDRAWN", revision: 2 },
    event: { type: "TRANSFER_ENDED", outcome: "WITHDRAWN" },
    userErrors: [],
  });
  expect(await desk.ask("select kind from timers where subject_id = $1", [offerId])).toEqual([]);
});

test("the owner calls back what a lead offered for them, and the lead what they offered", async () => {
  for (const actor of [ana, chloe]) {
    const offerId = await desk.offered(chloe, await desk.owned(ana), ben);
    expect(await desk.does(actor, "withdraw-transfer", { offerId })).toMatchObject({ offer: { outcome: "WITHDRAWN" }, userErrors: [] });
  }
});

test("nobody else calls it back: not whom it was made to, not another lead or admin", async () => {
  const offerId = await desk.offered(ana, await desk.owned(ana), ben);
  for (const actor of [ben, chloe, hiro])
    expect(await desk.denied(actor, "withdraw-transfer", { offerId })).toEqual({ code: "NOT_YOUR_OFFER", path: ["offerId"] });
});

test("an ended offer, one that is not there and one that changed are refused", async () => {
  const offerId = await desk.offered(ana, await desk.owned(ana), ben);
  expect(await desk.denied(ana, "withdraw-transfer", { offerId, expectedRevision: 2 })).toMatchObject({ code: "REVISION_CONFLICT" });
  expect(await desk.denied(ana, "withdraw-transfer", { offerId: "x" })).toEqual({ code: "NOT_FOUND", path: ["offerId"] });
  await desk.must(desk.accept(ben, offerId));
  expect(await desk.denied(ana, "withdraw-transfer", { offerId })).toEqual({ code: "OFFER_NOT_OPEN", path: ["offerId"] });
});

test("of two who call it back at once one does", async () => {
  const caseId = await desk.owned(ana);
  const offerId = await desk.offered(chloe, caseId, ben);
  const outcomes = await desk.atOnce(
    { table: "cases", id: caseId },
    () => desk.withdraw(ana, offerId),
    () => desk.withdraw(chloe, offerId),
  );
  expect(outcomes.map(outcomeOf).sort()).toEqual(["ACCEPTED", "OFFER_NOT_OPEN"]);
});

test("the offer of a case that was closed meanwhile has ended with it", async () => {
  const caseId = await desk.owned(ana);
  const offerId = await desk.offered(ana, caseId, ben);
  await desk.closed(ana, caseId);
  expect(await desk.denied(ana, "withdraw-transfer", { offerId })).toEqual({ code: "OFFER_NOT_OPEN", path: ["offerId"] });
});

test("a dry run calls nothing back", async () => {
  const offerId = await desk.offered(ana, await desk.owned(ana), ben);
  const dry = await desk.unchanged(() => desk.does(ana, "withdraw-transfer", { offerId, dryRun: true }));
  expect(dry).toMatchObject({ offer: { outcome: null }, event: null, preview: { changes: [{ type: "TRANSFER_ENDED" }] } });
});
