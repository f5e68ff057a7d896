import type { CaseId, PersonId } from "../../../src/domain/ids";
import { type OfferTransfer, offerTransfer } from "../../../src/features/ownership/offer-transfer.command";
import { aCaseDesk, BRIEF, type CaseDesk, outcomeOf } from "../../support/case-desk";

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

const reason = { code: "EXPERTISE" };
const offering = (caseId: string, toPersonId: string, more: object = {}) => ({ caseId, toPersonId, reason, brief: BRIEF, ...more });

/** Offers Ana's case as somebody at command level, and answers the refusal's code and path. */
function refusal(actor: PersonId, caseId: CaseId, toPersonId: string, wanted: Partial<OfferTransfer> = {}) {
  const question: OfferTransfer = {
    caseId,
    toPersonId,
    reason: { code: "WORKLOAD", text: null, rightCategoryKey: null, rightTeamId: null },
    brief: BRIEF,
    expiresInMs: null,
    ...wanted,
  };
  return desk.no(actor, (work) => offerTransfer(work, question));
}

test("the sender owns until the offer is accepted, and both see it with the sender's own words", async () => {
  const caseId = await desk.owned(ana);
  const promise = { text: "A call today", dueAt: "2099-01-01T09:00:00.000Z" };
  const offered = await desk.does(ana, "offer-transfer", offering(caseId, ben, { brief: { ...BRIEF, promise } }));
  expect(offered).toMatchObject({
    case: { id: caseId, revision: 3, owner: { id: ana }, untaken: false },
    offer: {
      revision: 1,
      from: { id: ana },
      to: { id: ben },
      offeredBy: { id: ana },
      reason: "EXPERTISE",
      outcome: null,
      brief: { ...BRIEF, promise },
    },
    event: { type: "TRANSFER_OFFERED", streamSequence: 3, to: { id: ben }, after: { fromId: ana, toId: ben, reason: "EXPERTISE" } },
    userErrors: [],
  });
  const { myInbox } = await desk.gets<{ myInbox: { offers: object[] } }>(ben, "my-inbox");
  expect(myInbox.offers).toMatchObject([
    { id: offered.offer?.id, case: { id: caseId }, from: { id: ana }, brief: { situation: BRIEF.situation } },
  ]);
  const shown = await desk.gets<{ case: { openOffer: object; handoffBriefs: object[] } }>(ben, "case", { id: caseId });
  expect(shown.case.openOffer).toMatchObject({ id: offered.offer?.id });
  expect(shown.case.handoffBriefs).toHaveLength(1);
});

test("an offer ends by itself after four hours unless the sender says otherwise, fourteen days at most", async () => {
  const caseId = await desk.owned(ana);
  const span = async (wanted: object) => {
    const { offer } = await desk.does(ana, "offer-transfer", offering(caseId, ben, wanted));
    await desk.does(ana, "withdraw-transfer", { offerId: offer?.id });
    return (Date.parse(String(offer?.expiresAt)) - Date.parse(String(offer?.offeredAt))) / 1_000;
  };
  expect(await span({})).toBe(4 * 3_600);
  expect(await span({ expiresIn: "PT1S" })).toBe(1);
  expect(await span({ expiresIn: "P14D" })).toBe(14 * 86_400);
  expect(await desk.denied(ana, "offer-transfer", offering(caseId, ben, { expiresIn: "PT0S" }))).toEqual({
    code: "IN_THE_PAST",
    path: ["expiresIn"],
  });
  expect(await desk.denied(ana, "offer-transfer", offering(caseId, ben, { expiresIn: "P15D" }))).toEqual({
    code: "TOO_FAR_AHEAD",
    path: ["expiresIn"],
  });
});

test("one offer of a case is in the air at a time", async () => {
  const caseId = await desk.owned(ana);
  await desk.offered(ana, caseId, ben);
  expect(await desk.denied(ana, "offer-transfer", offering(caseId, chloe))).toEqual({ code: "OFFER_PENDING", path: ["caseId"] });
});

test("of two who offer one case at once one offer is in the air", async () => {
  const caseId = await desk.owned(ana);
  const outcomes = await desk.atOnce(
    { table: "cases", id: caseId },
    () => desk.offer(ana, caseId, ben),
    () => desk.offer(chloe, caseId, ben),
  );
  expect(outcomes.map(outcomeOf).sort()).toEqual(["ACCEPTED", "OFFER_PENDING"]);
  expect(await desk.told(caseId)).toEqual(["CASE_OPENED", "OWNERSHIP_CHANGED", "TRANSFER_OFFERED"]);
});

test("a lead of the team, an escalation manager and an admin offer for the owner, who is named as the sender", async () => {
  const manager = await desk.aPerson({ roles: ["ESCALATION_MANAGER"] });
  for (const actor of [chloe, manager, hiro]) {
    const caseId = await desk.owned(ana);
    expect(await desk.does(actor, "offer-transfer", offering(caseId, ben))).toMatchObject({
      offer: { from: { id: ana }, offeredBy: { id: actor } },
      userErrors: [],
    });
  }
});

describe("an offer is refused, and leaves nothing,", () => {
  let caseId: CaseId;
  beforeAll(async () => {
    caseId = await desk.owned(ana);
  });

  test("from whoever neither owns nor leads; a helper may propose it, an informed person only reads", async () => {
    expect(await refusal(ben, caseId, chloe)).toEqual(["NOT_YOUR_CASE", ""]);
    const helper = await desk.aPerson();
    await desk.tie(caseId, helper, "COLLABORATOR", "CONSULTED");
    expect(await refusal(helper, caseId, chloe)).toEqual(["PROPOSE_INSTEAD", ""]);
    const informed = await desk.aPerson();
    await desk.tie(caseId, informed, "COLLABORATOR", "INFORMED");
    expect(await refusal(informed, caseId, chloe)).toEqual(["INFORMED_READS_ONLY", ""]);
    const lead = await desk.aPerson({ roles: ["TEAM_LEAD"] });
    expect(await refusal(lead, caseId, ben)).toEqual(["NOT_YOUR_CASE", ""]);
  });

  test("for a case that is not there or may not be seen, in the same words", async () => {
    const external = await desk.aPerson({ external: true });
    for (const [actor, id] of [
      [ana, "case_00000000000000000000000000"],
      [external, caseId],
    ] as const)
      expect(await refusal(actor, id, ben)).toEqual(["NOT_FOUND", "caseId"]);
  });

  test("to whoever could not own it", async () => {
    const gone = await desk.aPerson();
    await desk.deactivate(gone);
    const manager = await desk.aPerson({ roles: ["CUSTOMER_SUCCESS_MANAGER"] });
    const external = await desk.aPerson({ external: true });
    expect(await refusal(ana, caseId, "per_00000000000000000000000000")).toEqual(["NOT_FOUND", "toPersonId"]);
    expect(await refusal(ana, caseId, ana)).toEqual(["ALREADY_OWNER", "toPersonId"]);
    expect(await refusal(ana, caseId, gone)).toEqual(["PERSON_INACTIVE", "toPersonId"]);
    expect(await refusal(ana, caseId, manager)).toEqual(["PERSON_NOT_ELIGIBLE", "toPersonId"]);
    expect(await refusal(ana, caseId, external)).toEqual(["EXTERNAL_OUTSIDE_TEAM", "toPersonId"]);
  });

  test("to the one who makes it: who wants a case for themselves assigns it", async () => {
    expect(await refusal(chloe, caseId, chloe)).toEqual(["NOT_TO_ONESELF", "toPersonId"]);
  });

  test("for a reason that says too little, or names a place that is not there", async () => {
    const why = (code: "OTHER" | "MISROUTED", more: object = {}) => ({
      reason: { code, text: null, rightCategoryKey: null, rightTeamId: null, ...more },
    });
    expect(await refusal(ana, caseId, ben, why("OTHER"))).toEqual(["REASON_REQUIRED", "reason.text"]);
    expect(await refusal(ana, caseId, ben, why("OTHER", { text: " " }))).toEqual(["REASON_REQUIRED", "reason.text"]);
    expect(await refusal(ana, caseId, ben, why("MISROUTED"))).toEqual(["RIGHT_PLACE_REQUIRED", "reason"]);
    expect(await refusal(ana, caseId, ben, why("MISROUTED", { rightCategoryKey: "NOPE" }))).toEqual([
      "CATEGORY_UNKNOWN",
      "reason.rightCategoryKey",
    ]);
    expect(await refusal(ana, caseId, ben, why("MISROUTED", { rightTeamId: "x" }))).toEqual(["NOT_FOUND", "reason.rightTeamId"]);
  });

  test("for a brief with a blank part, which it names", async () => {
    const blank = { situation: " ", stepsTried: [""], reason: "", nextStep: "\n", promise: { text: "", dueAt: null } };
    expect(await refusal(ana, caseId, ben, { brief: blank })).toEqual(["BRIEF_INCOMPLETE", "brief"]);
    expect(await desk.offer(ana, caseId, ben, { brief: blank })).toMatchObject({
      details: { missing: ["situation", "stepsTried", "reason", "nextStep", "promise"] },
    });
    const refused = await desk.asks(ana, "mutation ($input: OfferTransferInput!) { offerTransfer(input: $input) { offer { id } } }", {
      input: offering(caseId, ben, { brief: { ...BRIEF, situation: " " } }),
    });
    expect(refused).toMatchObject({ data: null, errors: [{ extensions: { code: "BAD_USER_INPUT" } }] });
  });

  test("for a case that changed since it was read, and for a closed one", async () => {
    expect(await desk.denied(ana, "offer-transfer", offering(caseId, ben, { expectedRevision: 1 }))).toEqual({
      code: "REVISION_CONFLICT",
      path: ["expectedRevision"],
    });
    const closed = await desk.owned(ana);
    await desk.closed(ana, closed);
    expect(await refusal(ana, closed, ben)).toEqual(["CASE_CLOSED", ""]);
  });
});

test("a reason of MISROUTED teaches the right place", async () => {
  const caseId = await desk.owned(ana);
  const misrouted = { reason: { code: "MISROUTED", rightCategoryKey: "BUG", rightTeamId: desk.team } };
  const { offer } = await desk.does(ana, "offer-transfer", offering(caseId, ben, misrouted));
  expect(await desk.does(ben, "accept-transfer", { offerId: offer?.id })).toMatchObject({
    event: { reason: "MISROUTED", rightCategoryKey: "BUG", rightTeamId: desk.team },
  });
});

test("an external agent who has left the team no longer sees the offer that was made to them", async () => {
  const external = await desk.aPerson({ external: true, teamIds: [desk.team] });
  const caseId = await desk.owned(ana);
  const offerId = await desk.offered(ana, caseId, external);
  const inbox = () => desk.gets<{ myInbox: { offers: object[] } }>(external, "my-inbox");
  expect((await inbox()).myInbox.offers).toMatchObject([{ id: offerId }]);
  await desk.ask("delete from team_memberships where person_id = $1", [external]);
  expect((await inbox()).myInbox.offers).toEqual([]);
  expect(await desk.denied(external, "accept-transfer", { offerId })).toEqual({ code: "NOT_FOUND", path: ["offerId"] });
  expect(await desk.gets(external, "node", { id: offerId })).toEqual({ node: null });
});

test("a dry run says what offering would do, and offers nothing", async () => {
  const caseId = await desk.owned(ana);
  const dry = await desk.unchanged(() => desk.does(ana, "offer-transfer", offering(caseId, ben, { dryRun: true })));
  expect(dry).toMatchObject({
    case: { id: caseId, revision: 2 },
    offer: null,
    event: null,
    userErrors: [],
    preview: { changes: [{ type: "TRANSFER_OFFERED", after: { toId: ben } }] },
  });
});
