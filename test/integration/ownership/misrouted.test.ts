import type { CaseId, PersonId } from "../../../src/domain/ids";
import { aCaseDesk, BRIEF, type CaseDesk } from "../../support/case-desk";

let desk: CaseDesk;
let ana: PersonId;
let ben: PersonId;
let chloe: PersonId;
beforeAll(async () => {
  desk = await aCaseDesk();
  ({ ana, ben, chloe } = desk.people);
  await desk.ask(
    "insert into categories (key, name, handling, automation, owner_id) values ('BILLING', 'Billing', 'FRONTLINE', 'MAY_COLLECT', $1)",
    [chloe],
  );
});
afterAll(() => desk.close());

/** Each verb by which a person moves an owner, as the one who may give it. */
const VERBS: [verb: string, actor: () => PersonId, input: (caseId: CaseId) => object][] = [
  ["offer-transfer", () => ana, (caseId) => ({ caseId, toPersonId: ben, brief: BRIEF })],
  ["force-assign", () => chloe, (caseId) => ({ caseId, toPersonId: ben })],
  ["steal-case", () => chloe, (caseId) => ({ caseId })],
  ["return-case", () => ana, (caseId) => ({ caseId, brief: BRIEF })],
];

describe.each(VERBS)("%s of a misrouted case", (verb, actor, input) => {
  const right = () => ({ code: "MISROUTED", rightCategoryKey: "BILLING", rightTeamId: desk.team });

  it("keeps the right category and team, and its event tells both", async () => {
    const caseId = await desk.owned(ana);
    const { event, offer } = await desk.does(actor(), verb, { ...input(caseId), reason: right() });
    expect(event?.after).toMatchObject({ reason: "MISROUTED", rightCategoryKey: "BILLING", rightTeamId: desk.team });
    if (verb === "offer-transfer") expect(offer).toMatchObject({ rightCategoryKey: "BILLING", rightTeamId: desk.team });
    else expect(event).toMatchObject({ reason: "MISROUTED", rightCategoryKey: "BILLING", rightTeamId: desk.team });
    const timeline = "query ($id: ID!) { case(id: $id) { timeline(last: 1) { nodes { after } } } }";
    await desk.app.services.placer.place();
    expect(await desk.gets(ben, timeline, { id: caseId })).toMatchObject({
      case: { timeline: { nodes: [{ after: { rightCategoryKey: "BILLING", rightTeamId: desk.team } }] } },
    });
  });

  it("is enough with one of the two", async () => {
    for (const reason of [
      { code: "MISROUTED", rightCategoryKey: "BILLING" },
      { code: "MISROUTED", rightTeamId: desk.team },
    ])
      expect(await desk.does(actor(), verb, { ...input(await desk.owned(ana)), reason })).toMatchObject({ userErrors: [] });
  });

  it("is refused without the right place, and with one that is not there", async () => {
    const asked = input(await desk.owned(ana));
    const denied = (more: object) => desk.denied(actor(), verb, { ...asked, reason: { code: "MISROUTED", ...more } });
    expect(await denied({})).toEqual({ code: "RIGHT_PLACE_REQUIRED", path: ["reason"] });
    expect(await denied({ rightCategoryKey: "NOPE" })).toEqual({ code: "CATEGORY_UNKNOWN", path: ["reason", "rightCategoryKey"] });
    expect(await denied({ rightTeamId: "team_0" })).toEqual({ code: "NOT_FOUND", path: ["reason", "rightTeamId"] });
  });
});

test("an offer that is declined still tells where the case belonged", async () => {
  const caseId = await desk.owned(ana);
  const reason = { code: "MISROUTED", rightCategoryKey: "BILLING" };
  const { offer } = await desk.does(ana, "offer-transfer", { caseId, toPersonId: ben, brief: BRIEF, reason });
  await desk.must(desk.decline(ben, offer!.id));
  const asked = "query ($id: ID!) { node(id: $id) { ... on TransferOffer { outcome reason rightCategoryKey rightTeamId } } }";
  expect(await desk.gets(ben, asked, { id: offer!.id })).toEqual({
    node: { outcome: "DECLINED", reason: "MISROUTED", rightCategoryKey: "BILLING", rightTeamId: null },
  });
});
