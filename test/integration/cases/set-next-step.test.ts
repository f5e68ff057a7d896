import type { PersonId } from "../../../src/domain/ids";
import { setNextStep } from "../../../src/features/cases/set-next-step.command";
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

const dueAt = "2099-01-01T09:00:00.000Z";

test("the owner says who must do what by when; the words stay out of the log", async () => {
  const caseId = await desk.owned(ana);
  const nextStep = { personId: ben, what: "Read the crash dump", dueAt };
  const set = await desk.does(ana, "set-next-step", { caseId, nextStep });
  expect(set).toMatchObject({
    case: { revision: 3, nextStep: { what: "Read the crash dump", dueAt, actor: { id: ben } } },
    event: { type: "NEXT_STEP_SET", dueAt, after: { nextStepActorId: ben, nextStepDueAt: dueAt } },
    userErrors: [],
  });
  expect(JSON.stringify(await desk.story(caseId))).not.toContain("crash dump");
});

test("a step in other words alone is kept, with an event that tells no fact", async () => {
  const caseId = await desk.owned(ana);
  await desk.does(ana, "set-next-step", { caseId, nextStep: { personId: ana, what: "Look", dueAt } });
  const again = await desk.does(ana, "set-next-step", { caseId, nextStep: { personId: ana, what: "Look closer", dueAt } });
  expect(again).toMatchObject({ case: { nextStep: { what: "Look closer" } }, event: { before: null, after: {}, dueAt: null } });
});

test("only who holds the owner's powers sets it, or the resolution owner while the step is theirs", async () => {
  const caseId = await desk.owned(ana);
  const nextStep = { personId: ana, what: "Look", dueAt };
  expect(await desk.denied(ben, "set-next-step", { caseId, nextStep })).toEqual({ code: "NOT_YOUR_CASE", path: null });
  expect(await desk.denied(chloe, "set-next-step", { caseId, nextStep })).toEqual({ code: "NOT_YOUR_CASE", path: null });
  await desk.ask("update cases set resolution_owner_id = $2 where id = $1", [caseId, ben]);
  const set = () => desk.as(ben, (work) => setNextStep(work, { caseId, nextStep: { ...nextStep, dueAt: new Date(dueAt) } }));
  expect(outcomeOf(await set())).toBe("NOT_YOUR_CASE");
  await desk.does(ana, "set-next-step", { caseId, nextStep: { ...nextStep, personId: ben } });
  expect(outcomeOf(await set())).toBe("ACCEPTED");
});

test("exactly one does it: an active person or the case's own contact, in the future", async () => {
  const contactId = await desk.aContact();
  const strangersContact = await desk.aContact();
  const gone = await desk.aPerson();
  await desk.deactivate(gone);
  const caseId = await desk.owned(ana, { contactId });
  const wrong: [object, string, string[]][] = [
    [{}, "NEXT_STEP_REQUIRED", ["nextStep"]],
    [{ personId: ana, contactId }, "NEXT_STEP_REQUIRED", ["nextStep"]],
    [{ contactId: strangersContact }, "NOT_FOUND", ["nextStep", "contactId"]],
    [{ personId: "x" }, "NOT_FOUND", ["nextStep", "personId"]],
    [{ personId: gone }, "PERSON_INACTIVE", ["nextStep", "personId"]],
    [{ personId: ana, dueAt: "2020-01-01T00:00:00Z" }, "IN_THE_PAST", ["nextStep", "dueAt"]],
  ];
  for (const [step, code, path] of wrong)
    expect(await desk.denied(ana, "set-next-step", { caseId, nextStep: { what: "Look", dueAt, ...step } })).toEqual({ code, path });
});

test("a resolved or closed case has no next step, and a stale or unknown one is refused", async () => {
  const nextStep = { personId: ana, what: "Look", dueAt };
  const caseId = await desk.owned(ana);
  expect(await desk.denied(ana, "set-next-step", { caseId, nextStep, expectedRevision: 1 })).toMatchObject({ code: "REVISION_CONFLICT" });
  expect(await desk.denied(ana, "set-next-step", { caseId: "x", nextStep })).toEqual({ code: "NOT_FOUND", path: ["caseId"] });
  await desk.does(ana, "resolve-case", { caseId, resolution: "Done." });
  expect(await desk.denied(ana, "set-next-step", { caseId, nextStep })).toEqual({ code: "CASE_CLOSED", path: null });
  await desk.does(ana, "close-case", { caseId });
  expect(await desk.denied(ana, "set-next-step", { caseId, nextStep })).toEqual({ code: "CASE_CLOSED", path: null });
});
