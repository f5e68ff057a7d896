import type { PersonId } from "../../../src/domain/ids";
import { aCaseDesk, type CaseDesk, outcomeOf } from "../../support/case-desk";

let desk: CaseDesk;
let ana: PersonId;
let ben: PersonId;
beforeAll(async () => {
  desk = await aCaseDesk();
  ({ ana, ben } = desk.people);
});
afterAll(() => desk.close());

test("a declined offer leaves the owner, and its reason in words stays out of the log", async () => {
  const caseId = await desk.owned(ana);
  const offerId = await desk.offered(ana, caseId, ben);
  const reason = "I am away from noon.";
  const declined = await desk.does(ben, "decline-transfer", { offerId, reason });
  expect(declined).toMatchObject({
    case: { owner: { id: ana }, revision: 4 },
    offer: { id: offerId, outcome: "DECLINED", revision: 2 },
    event: { type: "TRANSFER_ENDED", outcome: "DECLINED", after: { offerId, outcome: "DECLINED" } },
    userErrors: [],
  });
  expect(await desk.ask("select ended_because from transfer_offers where id = $1", [offerId])).toEqual([{ ended_because: reason }]);
  const why = "query ($id: ID!) { node(id: $id) { ... on TransferOffer { endedBecause } } }";
  expect(await desk.gets(ana, why, { id: offerId })).toEqual({ node: { endedBecause: reason } });
  expect(JSON.stringify(await desk.story(caseId))).not.toContain("noon");
  expect(await desk.ask("select kind from timers where subject_id = $1", [offerId])).toEqual([]);
  expect(await desk.does(ana, "offer-transfer", await again(caseId))).toMatchObject({ userErrors: [] });
});

async function again(caseId: string): Promise<object> {
  const brief = { situation: "As before", stepsTried: [], reason: "As before", nextStep: "As before" };
  return { caseId, toPersonId: desk.people.chloe, reason: { code: "WORKLOAD" }, brief };
}

test("only the one it was made to declines it, and only once", async () => {
  const offerId = await desk.offered(ana, await desk.owned(ana), ben);
  const reason = "No.";
  expect(await desk.denied(ana, "decline-transfer", { offerId, reason })).toEqual({ code: "NOT_YOUR_OFFER", path: ["offerId"] });
  expect(await desk.denied(ben, "decline-transfer", { offerId: "x", reason })).toEqual({ code: "NOT_FOUND", path: ["offerId"] });
  expect(await desk.denied(ben, "decline-transfer", { offerId, reason, expectedRevision: 9 })).toMatchObject({ code: "REVISION_CONFLICT" });
  await desk.does(ben, "decline-transfer", { offerId, reason });
  expect(await desk.denied(ben, "decline-transfer", { offerId, reason })).toEqual({ code: "OFFER_NOT_OPEN", path: ["offerId"] });
});

test("an offer is accepted or declined, never both", async () => {
  const caseId = await desk.owned(ana);
  const offerId = await desk.offered(ana, caseId, ben);
  const outcomes = await desk.atOnce(
    { table: "cases", id: caseId },
    () => desk.accept(ben, offerId),
    () => desk.decline(ben, offerId),
  );
  expect(outcomes.map(outcomeOf).sort()).toEqual(["ACCEPTED", "OFFER_NOT_OPEN"]);
  expect((await desk.told(caseId)).filter((type) => type === "TRANSFER_ENDED")).toHaveLength(1);
});

test("the offer of a case that was closed meanwhile has ended with it", async () => {
  const caseId = await desk.owned(ana);
  const offerId = await desk.offered(ana, caseId, ben);
  await desk.closed(ana, caseId);
  expect(await desk.denied(ben, "decline-transfer", { offerId, reason: "It is closed." })).toEqual({
    code: "OFFER_NOT_OPEN",
    path: ["offerId"],
  });
});

test("a dry run declines nothing", async () => {
  const offerId = await desk.offered(ana, await desk.owned(ana), ben);
  const dry = await desk.unchanged(() => desk.does(ben, "decline-transfer", { offerId, reason: "No.", dryRun: true }));
  expect(dry).toMatchObject({ offer: { outcome: null }, event: null, preview: { changes: [{ type: "TRANSFER_ENDED" }] } });
});
