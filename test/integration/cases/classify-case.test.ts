import type { PersonId } from "../../../src/domain/ids";
import { aCaseDesk, type CaseDesk } from "../../support/case-desk";

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

test("severity follows urgency, impact and workaround, and priority follows severity", async () => {
  const caseId = await desk.owned(ana);
  const classified = await desk.does(ana, "classify-case", { caseId, urgency: "URGENT", impact: "HIGH" });
  expect(classified).toMatchObject({
    case: { revision: 3, severity: "CRITICAL", priority: "P1", priorityDefaulted: true },
    event: { type: "CASE_CLASSIFIED", severity: "CRITICAL", priority: "P1" },
    userErrors: [],
  });
  expect(classified.event?.before).toEqual({ urgency: "NOT_URGENT", impact: "NORMAL", severity: "NORMAL", priority: "P3" });
  expect(classified.event?.after).toEqual({ urgency: "URGENT", impact: "HIGH", severity: "CRITICAL", priority: "P1" });
  expect(await desk.does(ana, "classify-case", { caseId, workaround: "PARTIAL" })).toMatchObject({
    case: { severity: "HIGH", priority: "P2" },
  });
});

test("a priority set by hand stays, until null lets it follow the severity again", async () => {
  const caseId = await desk.owned(ana);
  expect(await desk.does(ana, "classify-case", { caseId, priority: "P1" })).toMatchObject({
    case: { priority: "P1", priorityDefaulted: false, severity: "NORMAL" },
  });
  expect(await desk.does(ana, "classify-case", { caseId, urgency: "URGENT" })).toMatchObject({
    case: { priority: "P1", severity: "HIGH" },
  });
  expect(await desk.does(ana, "classify-case", { caseId, priority: null })).toMatchObject({
    case: { priority: "P2", priorityDefaulted: true },
  });
});

test("category, support tier, SLA tier, team and product line change together, and null clears the product line", async () => {
  const team = await desk.aTeam({ queueStewardId: chloe });
  await desk.ask(
    "insert into categories (key, name, handling, automation, owner_id) values ('DATA', 'Data', 'INTERNAL', 'HUMAN_FIRST', $1)",
    [chloe],
  );
  const caseId = await desk.owned(ana);
  const wanted = { categoryKey: "DATA", supportTier: 3, slaTier: "PREMIER", teamId: team, productLine: "core" };
  expect(await desk.does(ana, "classify-case", { caseId, ...wanted })).toMatchObject({
    case: { category: { key: "DATA" }, supportTier: 3, slaTier: "PREMIER", team: { id: team }, productLine: "core", owner: { id: ana } },
    event: { severity: null, priority: null },
  });
  expect(await desk.does(ana, "classify-case", { caseId, productLine: null })).toMatchObject({
    case: { productLine: null, supportTier: 3 },
  });
});

test("the owner, a lead of the team, an escalation manager and an admin classify; who helps may propose, others may not", async () => {
  const manager = await desk.aPerson({ roles: ["ESCALATION_MANAGER"] });
  const caseId = await desk.owned(ana);
  for (const [actor, priority] of [
    [chloe, "P1"],
    [manager, "P2"],
    [hiro, "P4"],
  ] as const)
    expect(await desk.does(actor, "classify-case", { caseId, priority })).toMatchObject({ userErrors: [], case: { priority } });
  expect(await desk.denied(ben, "classify-case", { caseId, priority: "P1" })).toEqual({ code: "NOT_YOUR_CASE", path: null });
  await desk.tie(caseId, ben, "COLLABORATOR", "RESPONSIBLE");
  expect(await desk.denied(ben, "classify-case", { caseId, priority: "P1" })).toEqual({ code: "PROPOSE_INSTEAD", path: null });
  await desk.tie(caseId, ben, "COLLABORATOR", "INFORMED");
  expect(await desk.denied(ben, "classify-case", { caseId, priority: "P1" })).toEqual({ code: "INFORMED_READS_ONLY", path: null });
});

test("what changes nothing, is not there, has changed or is closed is refused", async () => {
  const caseId = await desk.owned(ana);
  expect(await desk.denied(ana, "classify-case", { caseId })).toEqual({ code: "NOTHING_TO_CHANGE", path: null });
  expect(await desk.denied(ana, "classify-case", { caseId, urgency: "NOT_URGENT" })).toEqual({ code: "NOTHING_TO_CHANGE", path: null });
  expect(await desk.denied(ana, "classify-case", { caseId, categoryKey: "NOPE" })).toEqual({
    code: "CATEGORY_UNKNOWN",
    path: ["categoryKey"],
  });
  expect(await desk.denied(ana, "classify-case", { caseId, teamId: "x" })).toEqual({ code: "NOT_FOUND", path: ["teamId"] });
  expect(await desk.denied(ana, "classify-case", { caseId: "x", priority: "P1" })).toEqual({ code: "NOT_FOUND", path: ["caseId"] });
  expect(await desk.denied(ana, "classify-case", { caseId, priority: "P1", expectedRevision: 1 })).toMatchObject({
    code: "REVISION_CONFLICT",
  });
  await desk.closed(ana, caseId);
  expect(await desk.denied(ana, "classify-case", { caseId, priority: "P1" })).toEqual({ code: "CASE_CLOSED", path: null });
});
