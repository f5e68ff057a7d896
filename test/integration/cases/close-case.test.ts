import type { PersonId } from "../../../src/domain/ids";
import { closeCase } from "../../../src/features/cases/close-case.command";
import { aCaseDesk, type CaseDesk, outcomeOf } from "../../support/case-desk";

let desk: CaseDesk;
let ana: PersonId;
let chloe: PersonId;
let hiro: PersonId;
beforeAll(async () => {
  desk = await aCaseDesk();
  ({ ana, chloe, hiro } = desk.people);
});
afterAll(() => desk.close());

const resolved = async () => {
  const caseId = await desk.owned(ana);
  await desk.does(ana, "resolve-case", { caseId, resolution: "Done." });
  return caseId;
};

test("a resolved case closes, and its last owner stays its owner in the record", async () => {
  const caseId = await resolved();
  const closed = await desk.does(ana, "close-case", { caseId });
  expect(closed).toMatchObject({
    case: { status: "CLOSED", revision: 4, owner: { id: ana } },
    event: { from: "RESOLVED", to: "CLOSED" },
    userErrors: [],
  });
  expect(closed.case?.closedAt).toBe(closed.event?.occurredAt);
});

test("a case in work does not close; it says what may come first", async () => {
  const caseId = await desk.owned(ana);
  expect(await desk.denied(ana, "close-case", { caseId })).toEqual({ code: "STATUS_TRANSITION_NOT_ALLOWED", path: null });
  expect((await desk.does(ana, "close-case", { caseId })).userErrors).toMatchObject([
    { from: "NEW", allowed: ["OPEN", "WAITING_ON_CUSTOMER", "WAITING_ON_INTERNAL", "RESOLVED"] },
  ]);
});

test("nobody but who holds the owner's powers closes", async () => {
  const caseId = await resolved();
  expect(await desk.no(hiro, (work) => closeCase(work, { caseId }))).toEqual(["NOT_YOUR_CASE", ""]);
  // The lead stewarded it before and is kept informed.
  expect(await desk.no(chloe, (work) => closeCase(work, { caseId }))).toEqual(["INFORMED_READS_ONLY", ""]);
});

test("a closed, a stale and an unknown case are refused, and of two who close at once one does", async () => {
  const caseId = await resolved();
  expect(await desk.denied(ana, "close-case", { caseId, expectedRevision: 1 })).toMatchObject({ code: "REVISION_CONFLICT" });
  expect(await desk.denied(ana, "close-case", { caseId: "x" })).toEqual({ code: "NOT_FOUND", path: ["caseId"] });
  const close = () => desk.as(ana, (work) => closeCase(work, { caseId }));
  const outcomes = await desk.atOnce({ table: "cases", id: caseId }, close, close);
  expect(outcomes.map(outcomeOf).sort()).toEqual(["ACCEPTED", "CASE_CLOSED"]);
  expect(await desk.denied(ana, "close-case", { caseId })).toEqual({ code: "CASE_CLOSED", path: null });
});
