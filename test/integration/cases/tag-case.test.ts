import type { PersonId } from "../../../src/domain/ids";
import { tagCase } from "../../../src/features/cases/tag-case.command";
import { aCaseDesk, type CaseDesk } from "../../support/case-desk";

let desk: CaseDesk;
let ana: PersonId;
let ben: PersonId;
beforeAll(async () => {
  desk = await aCaseDesk();
  ({ ana, ben } = desk.people);
});
afterAll(() => desk.close());

test("tags are added and removed, and a tag named on both sides is there afterwards", async () => {
  const caseId = await desk.owned(ana, { tags: ["export", "slow"] });
  expect(await desk.does(ana, "tag-case", { caseId, add: ["vip", "export"], remove: ["slow", "export"] })).toMatchObject({
    case: { tags: ["export", "vip"], revision: 3 },
    event: { type: "CASE_TAGGED", added: ["vip"], removed: ["slow"], before: { tags: ["export", "slow"] } },
    userErrors: [],
  });
});

test("whoever works on it tags; an informed person and a stranger do not", async () => {
  const caseId = await desk.owned(ana);
  expect(await desk.denied(ben, "tag-case", { caseId, add: ["b"] })).toEqual({ code: "NOT_YOUR_CASE", path: null });
  await desk.tie(caseId, ben, "COLLABORATOR", "INFORMED");
  expect(await desk.denied(ben, "tag-case", { caseId, add: ["b"] })).toEqual({ code: "INFORMED_READS_ONLY", path: null });
  await desk.tie(caseId, ben, "COLLABORATOR", "CONSULTED");
  expect(await desk.does(ben, "tag-case", { caseId, add: ["b"] })).toMatchObject({ case: { tags: ["b"] } });
  const manager = await desk.aPerson({ roles: ["CUSTOMER_SUCCESS_MANAGER"] });
  const accountId = await desk.anAccount({ customerSuccessManagerId: manager });
  const theirs = await desk.owned(ana, { accountId });
  expect(await desk.does(manager, "tag-case", { caseId: theirs, add: ["renewal"] })).toMatchObject({ case: { tags: ["renewal"] } });
  expect(await desk.denied(manager, "tag-case", { caseId, add: ["renewal"] })).toEqual({ code: "NOT_YOUR_CASE", path: null });
});

test("nothing to change, more tags than a case carries, a stale, unknown or closed case are refused", async () => {
  const caseId = await desk.owned(ana, { tags: ["a"] });
  expect(await desk.denied(ana, "tag-case", { caseId })).toEqual({ code: "NOTHING_TO_CHANGE", path: null });
  expect(await desk.denied(ana, "tag-case", { caseId, add: ["a"], remove: ["z"] })).toEqual({ code: "NOTHING_TO_CHANGE", path: null });
  const add = Array.from({ length: 30 }, (_tag, index) => `t${index}`);
  expect(await desk.denied(ana, "tag-case", { caseId, add })).toEqual({ code: "TAG_LIMIT_REACHED", path: ["add"] });
  expect(await desk.denied(ana, "tag-case", { caseId, add: ["b"], expectedRevision: 1 })).toMatchObject({ code: "REVISION_CONFLICT" });
  expect(await desk.denied(ana, "tag-case", { caseId: "x", add: ["b"] })).toEqual({ code: "NOT_FOUND", path: ["caseId"] });
  await desk.closed(ana, caseId);
  expect(await desk.denied(ana, "tag-case", { caseId, add: ["b"] })).toEqual({ code: "CASE_CLOSED", path: null });
});

test("of two who tag at once both tags stay", async () => {
  const caseId = await desk.owned(ana);
  const add = (tag: string) => () => desk.as(ana, (work) => tagCase(work, { caseId, add: [tag], remove: [] }));
  await desk.atOnce({ table: "cases", id: caseId }, add("one"), add("two"));
  expect(await desk.ask("select tags from cases where id = $1", [caseId])).toEqual([{ tags: ["one", "two"] }]);
});
