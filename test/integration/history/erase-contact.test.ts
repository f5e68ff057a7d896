import type { StoredEvent } from "../../../src/domain/event";
import type { AccountId, CaseId, ContactId, PersonId } from "../../../src/domain/ids";
import { isRefusal } from "../../../src/domain/refusal";
import { caseWatch } from "../../../src/features/cases/case-watch.loader";
import { resolveCase } from "../../../src/features/cases/resolve-case.command";
import { setNextStep } from "../../../src/features/cases/set-next-step.command";
import { tagCase } from "../../../src/features/cases/tag-case.command";
import { addCollaborator } from "../../../src/features/collaboration/add-collaborator.command";
import { commentTask } from "../../../src/features/collaboration/comment-task.command";
import { completeTask } from "../../../src/features/collaboration/complete-task.command";
import { declineProposal } from "../../../src/features/collaboration/decline-proposal.command";
import { forwardCase } from "../../../src/features/collaboration/forward-case.command";
import { proposeChange } from "../../../src/features/collaboration/propose-change.command";
import { addInternalNote } from "../../../src/features/conversation/add-internal-note.command";
import { confirmResolution } from "../../../src/features/conversation/confirm-resolution.command";
import { recordCustomerMessage } from "../../../src/features/conversation/record-customer-message.command";
import { recordResolutionAttempt } from "../../../src/features/conversation/record-resolution-attempt.command";
import { recordSatisfaction } from "../../../src/features/conversation/record-satisfaction.command";
import { createContact } from "../../../src/features/customers/create-contact.command";
import { updateContact } from "../../../src/features/customers/update-contact.command";
import { eraseContact } from "../../../src/features/history/erase-contact.command";
import { ERASED_TEXTS } from "../../../src/features/history/erased-texts";
import { aConversationDesk, type ConversationDesk } from "../../support/conversation-desk";
import { inOrder } from "../../support/race";

const HOUR_MS = 3_600_000;
const WORD = "Zaubernuss";
const words = (what: string) => `${what} of ${WORD}`;
const NAME = "Rosalinde Zaubernuss";
const EMAIL = "rosalinde@zaubernuss.test";
const REASON = "They asked for it in writing.";

let desk: ConversationDesk;
let ana: PersonId;
let ben: PersonId;
let chloe: PersonId;
let hiro: PersonId;
let eve: PersonId;
beforeAll(async () => {
  desk = await aConversationDesk();
  ({ ana, ben, chloe, hiro, eve } = desk.people);
});
afterAll(() => desk.close());

const must = <R>(outcome: Promise<R>) => desk.must(outcome) as Promise<Exclude<R, { refused: true }>>;
const soon = () => new Date(Date.now() + HOUR_MS);
const none = { status: null, priority: null, categoryKey: null, supportTier: null, slaTier: null, ownerId: null };
const erasing = (contactId: string, expectedRevision = 1, reason = REASON) => {
  return (work: Parameters<typeof eraseContact>[0]) => eraseContact(work, { contactId, expectedRevision, reason });
};

async function aNamedContact(accountId: AccountId): Promise<ContactId> {
  return (await must(desk.as(hiro, (work) => createContact(work, { name: NAME, email: EMAIL, accountId })))).contactId;
}

/** Fills every text that a case can carry with the word. */
async function aFullCase(contactId: ContactId): Promise<CaseId> {
  const caseId = await desk.owned(ana, { accountId: desk.acme, contactId, subject: words("Subject") });
  await must(desk.as(ana, (work) => setNextStep(work, { caseId, nextStep: { personId: ana, what: words("Step"), dueAt: soon() } })));
  const brief = {
    situation: words("Situation"),
    stepsTried: [words("First try"), words("Second try")],
    reason: words("Reason"),
    nextStep: words("Next"),
    promise: { text: words("Promise"), dueAt: null },
  };
  const reason = { code: "OTHER", text: words("Offer"), rightCategoryKey: null, rightTeamId: null } as const;
  const offerId = await desk.offered(ana, caseId, ben, { brief, reason });
  await must(desk.decline(ben, offerId));
  await desk.ask("update transfer_offers set ended_because = $2 where id = $1", [offerId, words("Decline")]);
  const task = { what: words("Task"), wayBack: words("Way back"), dueAt: soon() };
  const { taskId } = await must(desk.as(ana, (work) => addCollaborator(work, { caseId, personId: ben, role: "RESPONSIBLE", task })));
  await must(desk.as(ben, (work) => commentTask(work, { taskId: taskId!, text: words("Comment") })));
  const proposal = { ...none, caseId, kind: "PRIORITY", priority: "P1", reason: words("Proposal") } as const;
  const { proposalId } = await must(desk.as(ben, (work) => proposeChange(work, proposal)));
  await must(desk.as(ana, (work) => declineProposal(work, { proposalId: proposalId!, answer: words("Answer") })));
  await must(desk.as(ben, (work) => completeTask(work, { taskId: taskId!, result: words("Result") })));
  await must(desk.as(ana, (work) => forwardCase(work, { caseId, personId: chloe, note: words("Forward") })));
  await desk.said(ana, caseId, { text: words("Message"), sourceReference: "mail-1" });
  await desk.replied(ana, caseId, { text: words("Reply") });
  await must(desk.as(ana, (work) => addInternalNote(work, { caseId, text: words("Note"), visibility: "ALL_STAFF", mentionIds: [] })));
  await must(desk.as(ana, (work) => recordResolutionAttempt(work, { caseId, what: words("Attempt"), outcome: "WORKED" })));
  await must(desk.as(ana, (work) => recordSatisfaction(work, { caseId, score: 2, comment: words("Rating") })));
  return caseId;
}

/** Every row of every table, the log included, in which a text stands, whatever its case. */
async function rowsWith(text: string): Promise<string[]> {
  const tables = await desk.ask<{ name: string }>("select tablename as name from pg_tables where schemaname = 'public' order by 1");
  const found = await Promise.all(
    tables.map(({ name }) =>
      desk.ask<{ line: string }>(`select '${name} ' || t::text as line from ${name} t where t::text ilike $1`, [`%${text}%`]),
    ),
  );
  return found.flat().map(({ line }) => line);
}

/** Every listed column in which no row of a case holds the word: a text that this test would not miss. */
async function unfilled(): Promise<string[]> {
  const columns = ERASED_TEXTS.flatMap(({ table, columns, lists = [] }) => [...columns, ...lists].map((column) => ({ table, column })));
  const counted = await Promise.all(
    columns.map(async ({ table, column }) => {
      const [row] = await desk.ask<{ count: number }>(`select count(*)::integer as count from ${table} where ${column}::text like $1`, [
        `%${WORD}%`,
      ]);
      return { name: `${table}.${column}`, count: row!.count };
    }),
  );
  return counted.filter(({ count }) => count === 0).map(({ name }) => name);
}

describe("eraseContact", () => {
  test("leaves no word about the contact in any table or in the log, and every word about others", async () => {
    const contactId = await aNamedContact(desk.acme);
    const caseId = await aFullCase(contactId);
    const solved = await desk.owned(ana, { accountId: desk.acme, contactId, subject: words("Solved") });
    await must(desk.as(ana, (work) => resolveCase(work, { caseId: solved, resolution: words("Resolution") })));
    const other = await desk.asked(ana);
    await desk.said(ana, other, { contactId, text: words("On another's case") });
    await desk.said(ana, other, { text: "The printer burns." });
    const fields = [{ key: "nickname", value: words("Nickname"), visibility: "INTERNAL_ONLY" as const }];
    await must(desk.as(hiro, (work) => updateContact(work, { contactId, expectedRevision: 1, fields })));
    expect(await unfilled()).toEqual([]);
    expect(await rowsWith(WORD)).toHaveLength(18);

    expect(await desk.does(hiro, "erase-contact", { contactId, expectedRevision: 2, reason: REASON })).toMatchObject({
      contact: { id: contactId, name: null, email: null, revision: 3, erasedAt: expect.any(String) },
      event: { type: "CONTACT_ERASED", stream: contactId, before: null, blankedTexts: 33, contact: { id: contactId } },
      userErrors: [],
    });
    const left = "query ($id: ID!) { contact(id: $id) { erasedBecause fields { key value } } }";
    expect(await desk.gets(hiro, left, { id: contactId })).toEqual({ contact: { erasedBecause: REASON, fields: [] } });
    expect(await desk.gets(ana, left, { id: contactId })).toEqual({ contact: { erasedBecause: null, fields: [] } });
    for (const text of [WORD, "Rosalinde", EMAIL]) expect([text, await rowsWith(text)]).toEqual([text, []]);
    expect(await rowsWith("The printer burns.")).toHaveLength(1);
    expect(
      await desk.ask("select subject, next_step_what as step, resolution from cases where id = any($1) order by number", [
        [caseId, solved],
      ]),
    ).toEqual([
      { subject: "[erased]", step: "[erased]", resolution: null },
      { subject: "[erased]", step: null, resolution: "[erased]" },
    ]);
    expect(await desk.ask("select text, source_reference as reference from customer_messages where case_id = $1", [caseId])).toEqual([
      { text: null, reference: "mail-1" },
    ]);
    // The contact 2, the two cases 2 each, the written brief 5, each composed one 3, the offer 2, the task 3, the proposal 2, and nine of one text.
    expect((await desk.story(contactId)).at(-1)).toMatchObject({ type: "CONTACT_ERASED", actor: hiro, after: { blankedTexts: 33 } });
  });

  test("counts each text once, and nothing that was blank", async () => {
    const contactId = await aNamedContact(desk.acme);
    await desk.open(ana, { accountId: desk.acme, contactId, subject: words("Subject") });
    const erased = await must(desk.as(hiro, erasing(contactId)));
    expect((await desk.story(erased.contactId)).at(-1)?.after).toEqual({ blankedTexts: 4 });
  });

  test("is refused for who is not there or has changed, where nothing is left to blank, and for a ground that names them", async () => {
    const contactId = await aNamedContact(desk.acme);
    expect(await desk.no(hiro, erasing("con_x"))).toEqual(["NOT_FOUND", "contactId"]);
    expect(await desk.no(hiro, erasing(contactId, 7))).toEqual(["REVISION_CONFLICT", "expectedRevision"]);
    expect(await desk.no(hiro, erasing(contactId, 1, `${NAME.toUpperCase()} asked`))).toEqual(["REASON_REQUIRED", "reason"]);
    expect(await desk.no(hiro, erasing(contactId, 1, `A mail of ${EMAIL}`))).toEqual(["REASON_REQUIRED", "reason"]);
    for (const part of ["Ms. Zaubernuss asked.", "rosalinde's wish"])
      expect(await desk.no(hiro, erasing(contactId, 1, part))).toEqual(["REASON_REQUIRED", "reason"]);
    await must(desk.as(hiro, erasing(contactId, 1, "Rosalindes are many: no word of this is their name.")));
    expect(await desk.no(hiro, erasing(contactId, 2))).toEqual(["NOTHING_TO_CHANGE", "contactId"]);
    expect(await desk.no(hiro, (work) => updateContact(work, { contactId, expectedRevision: 2, name: "Rosa" }))).toEqual([
      "CONTACT_ERASED",
      "contactId",
    ]);
  });

  test("nobody but an admin erases, and whoever is outside sees nothing of it", async () => {
    const contactId = await aNamedContact(desk.acme);
    const input = { contactId, expectedRevision: 1, reason: REASON };
    const erase = "mutation ($input: EraseContactInput!) { eraseContact(input: $input) { userErrors { code } } }";
    for (const person of [ana, chloe, eve]) {
      const { errors } = await desk.unchanged(() => desk.asks(person, erase, { input }));
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(["FORBIDDEN"]);
    }
    const { eventId } = await must(desk.as(hiro, erasing(contactId)));
    await desk.app.services.placer.place();
    const log = "query ($id: ID!) { events(filter: { streams: [$id] }) { nodes { type } } }";
    const types = async (person: PersonId) =>
      (await desk.gets<{ events: { nodes: { type: string }[] } }>(person, log, { id: contactId })).events.nodes.map(({ type }) => type);
    expect(await types(ana)).toEqual(["CUSTOMER_CHANGED", "CONTACT_ERASED"]);
    expect(await types(eve)).toEqual([]);
    expect(await desk.gets(eve, "query ($id: ID!) { node(id: $id) { id } }", { id: eventId })).toEqual({ node: null });
  });

  test("no case begins for somebody who was erased; one that is opened at once is refused or blanked with the rest", async () => {
    for (let round = 0; round < 5; round += 1) {
      const contactId = await aNamedContact(desk.acme);
      const opening = desk.open(ana, { accountId: desk.acme, contactId, subject: words("Racing") }).catch((error: Error) => error.message);
      const [erased, opened] = await Promise.all([desk.as(hiro, erasing(contactId)), opening]);
      expect(isRefusal(erased)).toBe(false);
      if (!opened.startsWith("case_")) expect(opened).toBe("CONTACT_ERASED: This contact was erased.");
      expect(await rowsWith(WORD)).toEqual([]);
      await expect(desk.open(ana, { accountId: desk.acme, contactId })).rejects.toThrow("CONTACT_ERASED");
    }
  });

  test("what was written about somebody since is blanked by erasing them again, which leaves another event", async () => {
    const contactId = await aNamedContact(desk.acme);
    const caseId = await desk.owned(ana, { accountId: desk.acme, contactId });
    await must(desk.as(hiro, erasing(contactId)));
    await desk.replied(ana, caseId, { text: words("Late reply") });
    await must(
      desk.as(ana, (work) => addInternalNote(work, { caseId, text: words("Late note"), visibility: "ALL_STAFF", mentionIds: [] })),
    );
    expect(await rowsWith(WORD)).toHaveLength(2);

    const again = { contactId, expectedRevision: 2, reason: "They asked once more." };
    expect(await desk.does(hiro, "erase-contact", again)).toMatchObject({
      contact: { name: null, revision: 3 },
      event: { type: "CONTACT_ERASED", blankedTexts: 2 },
      userErrors: [],
    });
    expect(await rowsWith(WORD)).toEqual([]);
    expect((await desk.story(contactId)).map(({ type }) => type)).toEqual(["CUSTOMER_CHANGED", "CONTACT_ERASED", "CONTACT_ERASED"]);
    expect(await desk.no(hiro, erasing(contactId, 3))).toEqual(["NOTHING_TO_CHANGE", "contactId"]);
  });

  test("nothing new is said by somebody who was erased, and another contact of the account speaks on", async () => {
    const contactId = await aNamedContact(desk.acme);
    const otherId = await desk.aContact(desk.acme);
    const caseId = await desk.owned(ana, { accountId: desk.acme, contactId });
    const elsewhere = await desk.asked(ana);
    await must(desk.as(ana, (work) => recordResolutionAttempt(work, { caseId, what: "Restarted it.", outcome: "WORKED" })));
    await must(desk.as(hiro, erasing(contactId)));

    const say = (id: CaseId, by?: ContactId) => (work: Parameters<typeof recordCustomerMessage>[0]) =>
      recordCustomerMessage(work, { caseId: id, text: words("Late"), channel: "EMAIL", ...(by && { contactId: by }) });
    for (const [id, by] of [[caseId], [caseId, contactId], [elsewhere, contactId]] as const)
      expect(await desk.no(ana, say(id, by))).toEqual(["CONTACT_ERASED", "contactId"]);
    expect(await desk.no(ana, (work) => confirmResolution(work, { caseId }))).toEqual(["CONTACT_ERASED", "contactId"]);
    const step = { contactId, what: words("Their turn"), dueAt: soon() };
    expect(await desk.no(ana, (work) => setNextStep(work, { caseId, nextStep: step }))).toEqual(["CONTACT_ERASED", "nextStep.contactId"]);
    const rating = { caseId, score: 4 };
    expect(await desk.no(ana, (work) => recordSatisfaction(work, { ...rating, comment: words("Late") }))).toEqual([
      "CONTACT_ERASED",
      "comment",
    ]);

    await must(desk.as(ana, (work) => recordSatisfaction(work, rating)));
    await must(desk.as(ana, (work) => confirmResolution(work, { caseId, contactId: otherId })));
    await desk.said(ana, caseId, { contactId: otherId, text: "I go on for them." });
    expect(await rowsWith(WORD)).toEqual([]);
  });

  test("the tags that hold a part of their name go from their cases, and every other tag stays", async () => {
    const { contactId } = await must(
      desk.as(hiro, (work) => createContact(work, { name: "Hildegard Möndschein", email: null, accountId: desk.acme })),
    );
    const caseId = await desk.owned(ana, { accountId: desk.acme, contactId });
    const other = await desk.asked(ana);
    const tag = (id: CaseId, add: string[]) => must(desk.as(ana, (work) => tagCase(work, { caseId: id, add, remove: [] })));
    await tag(caseId, ["vip", "mondschein", "ask-hildegard-first", "mondscheinlampe"]);
    await tag(other, ["mondschein"]);
    await must(desk.as(hiro, erasing(contactId)));
    const tags = await desk.ask("select tags from cases where id = any($1) order by number", [[caseId, other]]);
    expect(tags).toEqual([{ tags: ["mondscheinlampe", "vip"] }, { tags: ["mondschein"] }]);
    const told = (await desk.story(caseId)).slice(-2);
    expect(told.map(({ type, actor }) => [type, actor])).toEqual([
      ["CASE_TAGGED", hiro],
      ["CONTACT_ERASED", hiro],
    ]);
    expect(told[0]).toMatchObject({ after: { removed: ["ask-hildegard-first", "mondschein"], tags: ["mondscheinlampe", "vip"] } });
  });

  test("whoever watches a case is told that texts on it went, an external agent without the contact; no other case is", async () => {
    const contactId = await aNamedContact(desk.acme);
    const caseId = await desk.owned(ana, { accountId: desk.acme, contactId });
    const spokenOn = await desk.asked(ana);
    const untouched = await desk.asked(ana);
    await desk.said(ana, spokenOn, { contactId, text: words("On another's case") });
    const erased = await must(desk.as(hiro, erasing(contactId)));
    await desk.app.services.placer.place();
    const onCases = await desk.ask<StoredEvent>(
      `select e.id, e.type, e.stream, e.case_id as "caseId", e.before, e.after, e.causation_id as "causationId"
        from events e where e.type = 'CONTACT_ERASED' and e.causation_id = $1 order by e.no`,
      [erased.eventId],
    );
    expect(onCases.map(({ caseId: id, after }) => [id, after])).toEqual([
      [caseId, { erasedContactId: contactId, blankedTexts: expect.any(Number) }],
      [spokenOn, { erasedContactId: contactId, blankedTexts: 1 }],
    ]);
    const timeline = `query ($id: ID!) { case(id: $id) { timeline(types: [CONTACT_ERASED]) { nodes {
      ... on ContactErased { blankedTexts contact { id } } } } } }`;
    const seen = async (person: PersonId, id: CaseId) =>
      (await desk.gets<{ case: { timeline: { nodes: object[] } } }>(person, timeline, { id })).case.timeline.nodes;
    expect(await seen(ana, spokenOn)).toEqual([{ blankedTexts: 1, contact: { id: contactId } }]);
    expect(await seen(eve, spokenOn)).toEqual([{ blankedTexts: 1, contact: null }]);
    expect(await seen(ana, untouched)).toEqual([]);
    for (const event of onCases) expect(await caseWatch(desk.app.services).seesEvent(eve, event)).toBe(true);
  });

  test("a case that was being opened while the erasure waited is blanked with the rest", async () => {
    const contactId = await aNamedContact(desk.acme);
    const [opened, erased] = await inOrder(desk.database.ownerUrl, { table: "persons", id: chloe }, [
      () => desk.open(ana, { accountId: desk.acme, contactId, subject: words("Opened meanwhile") }),
      () => desk.as(hiro, erasing(contactId)),
    ]);
    expect(isRefusal(erased)).toBe(false);
    expect(await desk.ask("select subject from cases where id = $1", [opened])).toEqual([{ subject: "[erased]" }]);
    expect(await rowsWith(WORD)).toEqual([]);
  });

  test("of two erasures at once one is accepted", async () => {
    const contactId = await aNamedContact(desk.acme);
    const outcomes = await Promise.all([desk.as(hiro, erasing(contactId)), desk.as(hiro, erasing(contactId))]);
    expect(outcomes.map((outcome) => (isRefusal(outcome) ? outcome.code : "ACCEPTED")).sort()).toEqual(["ACCEPTED", "REVISION_CONFLICT"]);
  });
});
