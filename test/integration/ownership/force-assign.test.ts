import type { PersonId } from "../../../src/domain/ids";
import { forceAssign } from "../../../src/features/ownership/force-assign.command";
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

const reason = { code: "ABSENCE" };

test("a lead gives a case of their team to somebody without asking, with a brief from the record", async () => {
  const caseId = await desk.owned(ana);
  const forced = await desk.does(chloe, "force-assign", { caseId, toPersonId: ben, reason });
  expect(forced).toMatchObject({
    case: { owner: { id: ben }, revision: 3, nextStep: { actor: { id: ben } } },
    event: { move: "FORCED", from: { id: ana }, to: { id: ben }, reason: "ABSENCE", briefSource: "GENERATED", interval: 3 },
    brief: {
      source: "GENERATED",
      reason: "Assigned without asking. Reason: absence.",
      stepsTried: ["Owned by 1 person before."],
      author: { id: chloe },
    },
    userErrors: [],
  });
  expect(await desk.ties(caseId)).toContainEqual({ personId: ana, relation: "COLLABORATOR", raci: "INFORMED" });
});

test("an escalation manager and an admin assign any case, even one nobody has taken", async () => {
  const manager = await desk.aPerson({ roles: ["ESCALATION_MANAGER"] });
  for (const actor of [manager, hiro]) {
    const caseId = await desk.open();
    expect(await desk.does(actor, "force-assign", { caseId, toPersonId: ben, reason })).toMatchObject({
      case: { owner: { id: ben }, untaken: false },
    });
  }
});

test("an offer that was in the air is overtaken, and its receiver learns who owns", async () => {
  const caseId = await desk.owned(ana);
  const offerId = await desk.offered(ana, caseId, ben);
  await desk.does(chloe, "force-assign", { caseId, toPersonId: chloe, reason });
  expect(await desk.ask("select outcome, revision from transfer_offers where id = $1", [offerId])).toEqual([
    { outcome: "OVERTAKEN", revision: 2 },
  ]);
  expect(await desk.told(caseId)).toEqual(["CASE_OPENED", "OWNERSHIP_CHANGED", "TRANSFER_OFFERED", "TRANSFER_ENDED", "OWNERSHIP_CHANGED"]);
});

test("of a take and an assignment at once both happen or the take learns who owns; one owns at the end", async () => {
  const caseId = await desk.open();
  const [taken, forced] = await desk.atOnce(
    { table: "cases", id: caseId },
    () => desk.take(ana, caseId),
    () => desk.force(chloe, caseId, ben),
  );
  expect(outcomeOf(forced)).toBe("ACCEPTED");
  expect(["ACCEPTED", "NOT_TAKEABLE"]).toContain(outcomeOf(taken));
  expect(await desk.row(caseId)).toMatchObject({ ownerId: ben, ownershipNumber: outcomeOf(taken) === "ACCEPTED" ? 3 : 2 });
});

test("an owner, a helper and a lead of another team assign nothing", async () => {
  const caseId = await desk.owned(ana);
  const lead = await desk.aPerson({ roles: ["TEAM_LEAD"] });
  const helper = await desk.aPerson();
  await desk.tie(caseId, helper, "COLLABORATOR", "RESPONSIBLE");
  const force = (actor: PersonId) =>
    desk.no(actor, (work) =>
      forceAssign(work, { caseId, toPersonId: ben, reason: { code: "WORKLOAD", text: null, rightCategoryKey: null, rightTeamId: null } }),
    );
  expect(await force(ana)).toEqual(["NOT_YOUR_CASE", ""]);
  expect(await force(helper)).toEqual(["NOT_YOUR_CASE", ""]);
  expect(await force(lead)).toEqual(["NOT_YOUR_TEAM", ""]);
  expect(await desk.denied(lead, "force-assign", { caseId, toPersonId: ben, reason })).toEqual({ code: "NOT_YOUR_TEAM", path: null });
});

test("nothing is assigned to whoever could not own it", async () => {
  const caseId = await desk.owned(ana);
  const gone = await desk.aPerson();
  await desk.deactivate(gone);
  const manager = await desk.aPerson({ roles: ["ADMIN"] });
  const external = await desk.aPerson({ external: true });
  const codes: Record<string, string> = {};
  for (const toPersonId of [ana, gone, manager, external, "per_00000000000000000000000000"]) {
    const { code, path } = await desk.denied(chloe, "force-assign", { caseId, toPersonId, reason });
    expect(path).toEqual(["toPersonId"]);
    codes[toPersonId] = code;
  }
  expect(Object.values(codes)).toEqual(["ALREADY_OWNER", "PERSON_INACTIVE", "PERSON_NOT_ELIGIBLE", "EXTERNAL_OUTSIDE_TEAM", "NOT_FOUND"]);
});

test("an assignment needs a reason that says enough", async () => {
  const caseId = await desk.owned(ana);
  const wrong: [object, string, string[]][] = [
    [{ code: "OTHER" }, "REASON_REQUIRED", ["reason", "text"]],
    [{ code: "MISROUTED" }, "RIGHT_PLACE_REQUIRED", ["reason"]],
    [{ code: "MISROUTED", rightCategoryKey: "NOPE" }, "CATEGORY_UNKNOWN", ["reason", "rightCategoryKey"]],
    [{ code: "MISROUTED", rightTeamId: "x" }, "NOT_FOUND", ["reason", "rightTeamId"]],
  ];
  for (const [given, code, path] of wrong)
    expect(await desk.denied(chloe, "force-assign", { caseId, toPersonId: ben, reason: given })).toEqual({ code, path });
});

test("a closed case, one that is not there and one that changed are refused", async () => {
  const caseId = await desk.owned(ana);
  expect(await desk.denied(chloe, "force-assign", { caseId, toPersonId: ben, reason, expectedRevision: 1 })).toMatchObject({
    code: "REVISION_CONFLICT",
  });
  expect(await desk.denied(chloe, "force-assign", { caseId: "x", toPersonId: ben, reason })).toEqual({
    code: "NOT_FOUND",
    path: ["caseId"],
  });
  await desk.closed(ana, caseId);
  expect(await desk.denied(chloe, "force-assign", { caseId, toPersonId: ben, reason })).toEqual({ code: "CASE_CLOSED", path: null });
});

test("a dry run says what assigning would do, and changes nothing", async () => {
  const caseId = await desk.owned(ana);
  await desk.offered(ana, caseId, ben);
  const dry = await desk.unchanged(() => desk.does(chloe, "force-assign", { caseId, toPersonId: chloe, reason, dryRun: true }));
  expect(dry).toMatchObject({
    case: { owner: { id: ana } },
    event: null,
    brief: null,
    preview: {
      changes: [
        { type: "TRANSFER_ENDED", after: { outcome: "OVERTAKEN" } },
        { type: "OWNERSHIP_CHANGED", after: { ownerId: chloe } },
      ],
    },
  });
});
