import type { PersonId } from "../../../src/domain/ids";
import { setCaseStatus } from "../../../src/features/cases/set-case-status.command";
import { aCaseDesk, type CaseDesk, outcomeOf } from "../../support/case-desk";

let desk: CaseDesk;
let ana: PersonId;
let ben: PersonId;
beforeAll(async () => {
  desk = await aCaseDesk();
  ({ ana, ben } = desk.people);
});
afterAll(() => desk.close());

test("a case moves between its working statuses, and its next step stays unless a new one is named", async () => {
  const contactId = await desk.aContact();
  const caseId = await desk.owned(ana, { contactId });
  const opened = await desk.does(ana, "set-case-status", { caseId, status: "OPEN" });
  expect(opened).toMatchObject({
    case: { status: "OPEN", revision: 3, nextStep: { what: "Read the case and answer the customer.", actor: { id: ana } } },
    event: { type: "CASE_STATUS_CHANGED", from: "NEW", to: "OPEN", before: { status: "NEW" }, after: { status: "OPEN" } },
    userErrors: [],
  });
  const nextStep = { contactId, what: "Send the log", dueAt: "2099-01-01T00:00:00.000Z" };
  expect(await desk.does(ana, "set-case-status", { caseId, status: "WAITING_ON_CUSTOMER", nextStep })).toMatchObject({
    case: { status: "WAITING_ON_CUSTOMER", nextStep: { what: "Send the log", actor: { contactId, contactName: "Rosa" } } },
  });
});

test("a status that may not follow is refused with what may", async () => {
  const caseId = await desk.owned(ana);
  await desk.does(ana, "resolve-case", { caseId, resolution: "Done." });
  expect(await desk.denied(ana, "set-case-status", { caseId, status: "OPEN" })).toEqual({
    code: "STATUS_TRANSITION_NOT_ALLOWED",
    path: null,
  });
  expect((await desk.does(ana, "set-case-status", { caseId, status: "OPEN" })).userErrors).toMatchObject([
    { from: "RESOLVED", allowed: ["CLOSED"] },
  ]);
  await desk.does(ana, "close-case", { caseId });
  expect(await desk.denied(ana, "set-case-status", { caseId, status: "OPEN" })).toEqual({ code: "CASE_CLOSED", path: null });
});

test("the status it has already, a stale revision and a case that is not there are refused", async () => {
  const caseId = await desk.owned(ana);
  await desk.does(ana, "set-case-status", { caseId, status: "OPEN" });
  expect(await desk.denied(ana, "set-case-status", { caseId, status: "OPEN" })).toEqual({ code: "NOTHING_TO_CHANGE", path: null });
  expect(await desk.denied(ana, "set-case-status", { caseId, status: "WAITING_ON_INTERNAL", expectedRevision: 2 })).toMatchObject({
    code: "REVISION_CONFLICT",
  });
  expect(await desk.denied(ana, "set-case-status", { caseId: "x", status: "OPEN" })).toEqual({ code: "NOT_FOUND", path: ["caseId"] });
});

test("a next step that nobody could do is refused, and the status stays", async () => {
  const caseId = await desk.owned(ana);
  const dueAt = "2099-01-01T00:00:00Z";
  const steps: [object, string, string[]][] = [
    [{ personId: ana, dueAt: "2020-01-01T00:00:00Z" }, "IN_THE_PAST", ["nextStep", "dueAt"]],
    [{ dueAt }, "NEXT_STEP_REQUIRED", ["nextStep"]],
    [{ personId: "x", dueAt }, "NOT_FOUND", ["nextStep", "personId"]],
  ];
  for (const [step, code, path] of steps)
    expect(await desk.denied(ana, "set-case-status", { caseId, status: "OPEN", nextStep: { what: "Look", ...step } })).toEqual({
      code,
      path,
    });
});

test("who helps may propose, others may not, and a split-off contact owner sets and clears WAITING_ON_CUSTOMER only", async () => {
  const caseId = await desk.owned(ana);
  const set = (status: "OPEN" | "WAITING_ON_CUSTOMER" | "WAITING_ON_INTERNAL") =>
    desk.as(ben, (work) => setCaseStatus(work, { caseId, status }));
  expect(await desk.denied(ben, "set-case-status", { caseId, status: "OPEN" })).toEqual({ code: "NOT_YOUR_CASE", path: null });
  await desk.tie(caseId, ben, "COLLABORATOR", "CONSULTED");
  expect(await desk.denied(ben, "set-case-status", { caseId, status: "OPEN" })).toEqual({ code: "PROPOSE_INSTEAD", path: null });
  await desk.ask("update cases set contact_owner_id = $2 where id = $1", [caseId, ben]);
  expect(outcomeOf(await set("OPEN"))).toBe("PROPOSE_INSTEAD");
  expect(outcomeOf(await set("WAITING_ON_CUSTOMER"))).toBe("ACCEPTED");
  expect(outcomeOf(await set("OPEN"))).toBe("ACCEPTED");
});

test("of two who set one status at once one does, and the other learns that nothing is left to change", async () => {
  const caseId = await desk.owned(ana);
  const set = () => desk.as(ana, (work) => setCaseStatus(work, { caseId, status: "OPEN" }));
  const outcomes = await desk.atOnce({ table: "cases", id: caseId }, set, set);
  expect(outcomes.map(outcomeOf).sort()).toEqual(["ACCEPTED", "NOTHING_TO_CHANGE"]);
  expect(await desk.told(caseId)).toEqual(["CASE_OPENED", "OWNERSHIP_CHANGED", "CASE_STATUS_CHANGED"]);
});
