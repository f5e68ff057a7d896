import type { PersonId } from "../../../src/domain/ids";
import { resolveCase } from "../../../src/features/cases/resolve-case.command";
import { confirmResolution } from "../../../src/features/conversation/confirm-resolution.command";
import { recordResolutionAttempt } from "../../../src/features/conversation/record-resolution-attempt.command";
import { recordSatisfaction } from "../../../src/features/conversation/record-satisfaction.command";
import { setCustomerMood } from "../../../src/features/conversation/set-customer-mood.command";
import { aConversationDesk, type ConversationDesk } from "../../support/conversation-desk";

let desk: ConversationDesk;
let ana: PersonId;
let ben: PersonId;
let chloe: PersonId;
beforeAll(async () => {
  desk = await aConversationDesk();
  ({ ana, ben, chloe } = desk.people);
});
afterAll(() => desk.close());

interface Shown {
  case: { mood: string | null; resolutionAttempts: object[]; satisfaction: object | null };
}
const shown = async (caseId: string): Promise<Shown["case"]> => (await desk.gets<Shown>(ana, "case-conversation", { id: caseId })).case;

test("attempts are kept in order, and the customer confirms the last one that worked", async () => {
  const caseId = await desk.asked(ana);
  await desk.tie(caseId, ben, "COLLABORATOR", "RESPONSIBLE");
  const failed = await desk.does(ben, "record-resolution-attempt", { caseId, what: "Cleared the cache.", outcome: "FAILED" });
  expect(failed).toMatchObject({ event: { type: "RESOLUTION_ATTEMPTED", outcome: "FAILED" }, userErrors: [] });
  expect(await desk.no(ana, (work) => confirmResolution(work, { caseId }))).toEqual(["NO_ATTEMPT_TO_CONFIRM", ""]);
  await desk.does(ana, "record-resolution-attempt", { caseId, what: "Restarted it.", outcome: "WORKED" });
  const contactId = await desk.aContact(desk.acme);
  expect(await desk.no(ben, (work) => confirmResolution(work, { caseId }))).toEqual(["NOT_CONTACT_OWNER", ""]);
  expect(await desk.no(ana, (work) => confirmResolution(work, { caseId, contactId: "con_nobody" }))).toEqual(["NOT_FOUND", "contactId"]);
  expect(await desk.no(ana, (work) => confirmResolution(work, { caseId, expectedRevision: 1 }))).toEqual([
    "REVISION_CONFLICT",
    "expectedRevision",
  ]);
  const confirmed = await desk.does(ana, "confirm-resolution", { caseId, contactId });
  expect(confirmed).toMatchObject({ event: { type: "RESOLUTION_CONFIRMED", byContact: { id: contactId } }, userErrors: [] });
  expect((await shown(caseId)).resolutionAttempts).toMatchObject([
    { what: "Cleared the cache.", outcome: "FAILED", by: { id: ben }, confirmedAt: null },
    { what: "Restarted it.", outcome: "WORKED", by: { id: ana }, confirmedAt: expect.any(String) },
  ]);
  expect(await desk.no(ana, (work) => confirmResolution(work, { caseId }))).toEqual(["NO_ATTEMPT_TO_CONFIRM", ""]);
  expect(JSON.stringify(await desk.story(caseId))).not.toContain("cache");
});

test("the customer confirms a case that its owner only resolved: the resolution becomes the attempt, once", async () => {
  const caseId = await desk.asked(ana);
  await desk.does(ana, "record-resolution-attempt", { caseId, what: "Cleared the cache.", outcome: "FAILED" });
  const may = "query ($id: ID!) { case(id: $id) { viewerCan { confirmResolution } } }";
  const mayConfirm = async () =>
    (await desk.gets<{ case: { viewerCan: { confirmResolution: boolean } } }>(ana, may, { id: caseId })).case.viewerCan.confirmResolution;
  expect(await mayConfirm()).toBe(false);
  await desk.must(desk.as(ana, (work) => resolveCase(work, { caseId, resolution: "Restarted the cache." })));
  const [row] = await desk.ask<{ at: string }>("select iso(resolved_at) as at from cases where id = $1", [caseId]);
  expect(await mayConfirm()).toBe(true);
  const confirmed = await desk.does(ana, "confirm-resolution", { caseId });
  expect(confirmed).toMatchObject({ event: { type: "RESOLUTION_CONFIRMED" }, userErrors: [] });
  expect((await shown(caseId)).resolutionAttempts).toMatchObject([
    { what: "Cleared the cache.", outcome: "FAILED" },
    { what: "Restarted the cache.", outcome: "WORKED", by: { id: ana }, at: row!.at, confirmedAt: expect.any(String) },
  ]);
  expect(await mayConfirm()).toBe(false);
  expect(await desk.no(ana, (work) => confirmResolution(work, { caseId }))).toEqual(["NO_ATTEMPT_TO_CONFIRM", ""]);

  await desk.said(ana, caseId);
  expect((await shown(caseId)).resolutionAttempts.at(-1)).toMatchObject({ what: "Restarted the cache.", outcome: "FAILED" });
  expect(await desk.no(ana, (work) => confirmResolution(work, { caseId }))).toEqual(["NO_ATTEMPT_TO_CONFIRM", ""]);
  await desk.must(desk.as(ana, (work) => resolveCase(work, { caseId, resolution: "Replaced the cache." })));
  expect(await mayConfirm()).toBe(true);
});

test("work is recorded by who works on an open case", async () => {
  const caseId = await desk.asked(ana);
  const closed = await desk.asked(ana);
  await desk.closed(ana, closed);
  await desk.tie(caseId, ben, "COLLABORATOR", "INFORMED");
  const attempt = { caseId, what: "Prayed.", outcome: "FAILED" as const };
  expect(await desk.no(ben, (work) => recordResolutionAttempt(work, attempt))).toEqual(["INFORMED_READS_ONLY", ""]);
  expect(await desk.no(ana, (work) => recordResolutionAttempt(work, { ...attempt, caseId: closed }))).toEqual(["CASE_CLOSED", ""]);
  expect(await desk.no(ben, (work) => setCustomerMood(work, { caseId, mood: "NEGATIVE" }))).toEqual(["INFORMED_READS_ONLY", ""]);
  expect(await desk.no(ana, (work) => setCustomerMood(work, { caseId: closed, mood: "NEGATIVE" }))).toEqual(["CASE_CLOSED", ""]);
});

test("a mood is set by a person, and only a new one is a change", async () => {
  const caseId = await desk.asked(ana);
  expect((await shown(caseId)).mood).toBeNull();
  expect(await desk.does(chloe, "set-customer-mood", { caseId, mood: "NEGATIVE" })).toMatchObject({
    event: { type: "CUSTOMER_MOOD_SET", mood: "NEGATIVE", before: { mood: null }, after: { mood: "NEGATIVE" } },
  });
  expect((await shown(caseId)).mood).toBe("NEGATIVE");
  expect(await desk.no(chloe, (work) => setCustomerMood(work, { caseId, mood: "NEGATIVE" }))).toEqual(["NOTHING_TO_CHANGE", "mood"]);
});

test("the newest rating counts, also of a closed case", async () => {
  const caseId = await desk.asked(ana);
  expect(await desk.no(ben, (work) => recordSatisfaction(work, { caseId, score: 5 }))).toEqual(["NOT_CONTACT_OWNER", ""]);
  await desk.does(ana, "record-satisfaction", { caseId, score: 2, comment: "Too slow." });
  await desk.closed(ana, caseId);
  const payload = await desk.does(ana, "record-satisfaction", { caseId, score: 5 });
  expect(payload).toMatchObject({ event: { type: "SATISFACTION_RECORDED", score: 5 }, userErrors: [] });
  expect((await shown(caseId)).satisfaction).toMatchObject({ score: 5, comment: null });
  expect(JSON.stringify(await desk.story(caseId))).not.toContain("slow");
});

test.each([0, 6, -1])("a score of %d is none", async (score) => {
  const caseId = await desk.asked(ana);
  const { errors } = await desk.unchanged(() =>
    desk.asks(ana, "mutation ($input: RecordSatisfactionInput!) { recordSatisfaction(input: $input) { userErrors { code } } }", {
      input: { caseId, score },
    }),
  );
  expect(errors[0]?.extensions.code).toBe("BAD_USER_INPUT");
});
