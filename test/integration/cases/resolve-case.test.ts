import type { PersonId } from "../../../src/domain/ids";
import { resolveCase } from "../../../src/features/cases/resolve-case.command";
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

test("the owner resolves it in words that stay out of the log, and nothing more is to do", async () => {
  const caseId = await desk.owned(ana);
  const resolved = await desk.does(ana, "resolve-case", { caseId, resolution: "Cleared the stuck queue." });
  expect(resolved).toMatchObject({
    case: { status: "RESOLVED", revision: 3, resolution: "Cleared the stuck queue.", nextStep: null, owner: { id: ana } },
    event: {
      type: "CASE_STATUS_CHANGED",
      from: "NEW",
      to: "RESOLVED",
      after: { status: "RESOLVED", nextStepActorId: null, nextStepDueAt: null },
    },
    userErrors: [],
  });
  expect(resolved.case?.resolvedAt).toBe(resolved.event?.occurredAt);
  expect(JSON.stringify(await desk.story(caseId))).not.toContain("stuck queue");
});

test("nobody but who holds the owner's powers resolves: not a lead, not an admin, not a helper", async () => {
  const caseId = await desk.owned(ana);
  await desk.tie(caseId, ben, "COLLABORATOR", "RESPONSIBLE");
  expect(await desk.no(ben, (work) => resolveCase(work, { caseId, resolution: "Done." }))).toEqual(["PROPOSE_INSTEAD", ""]);
  for (const actor of [chloe, hiro]) {
    await desk.ask("delete from case_relations where case_id = $1 and person_id = $2", [caseId, actor]);
    expect(await desk.no(actor, (work) => resolveCase(work, { caseId, resolution: "Done." }))).toEqual(["NOT_YOUR_CASE", ""]);
  }
  await desk.tie(caseId, ben, "ACTING_OWNER", null, "2099-01-01");
  expect(outcomeOf(await desk.as(ben, (work) => resolveCase(work, { caseId, resolution: "Done." })))).toBe("ACCEPTED");
});

test("a resolved, a closed, a stale and an unknown case are refused", async () => {
  const caseId = await desk.owned(ana);
  const input = { caseId, resolution: "Done." };
  expect(await desk.denied(ana, "resolve-case", { ...input, expectedRevision: 1 })).toMatchObject({ code: "REVISION_CONFLICT" });
  expect(await desk.denied(ana, "resolve-case", { ...input, caseId: "x" })).toEqual({ code: "NOT_FOUND", path: ["caseId"] });
  await desk.does(ana, "resolve-case", input);
  expect(await desk.denied(ana, "resolve-case", input)).toEqual({ code: "NOTHING_TO_CHANGE", path: null });
  await desk.does(ana, "close-case", { caseId });
  expect(await desk.denied(ana, "resolve-case", input)).toEqual({ code: "CASE_CLOSED", path: null });
});

test("of a resolution and a transfer at once the case ends with one owner and one resolution", async () => {
  const caseId = await desk.owned(ana);
  const offerId = await desk.offered(ana, caseId, ben);
  const [resolved, accepted] = await desk.atOnce(
    { table: "cases", id: caseId },
    () => desk.as(ana, (work) => resolveCase(work, { caseId, resolution: "Done." })),
    () => desk.accept(ben, offerId),
  );
  // Whoever comes first leaves nothing for the other: a resolution overtakes the offer, and a former owner only reads.
  expect([
    ["ACCEPTED", "OFFER_NOT_OPEN"],
    ["INFORMED_READS_ONLY", "ACCEPTED"],
  ]).toContainEqual([outcomeOf(resolved), outcomeOf(accepted)]);
  const resolvedFirst = outcomeOf(resolved) === "ACCEPTED";
  expect(await desk.row(caseId)).toMatchObject(resolvedFirst ? { ownerId: ana, status: "RESOLVED" } : { ownerId: ben, status: "NEW" });
});
