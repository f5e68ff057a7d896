import type { PersonId } from "../../../src/domain/ids";
import { resolveCase } from "../../../src/features/cases/resolve-case.command";
import { recordCustomerMessage } from "../../../src/features/conversation/record-customer-message.command";
import { recordResolutionAttempt } from "../../../src/features/conversation/record-resolution-attempt.command";
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

test("what the customer said is kept with its channel and its hour, and owes them a reply", async () => {
  const caseId = await desk.asked(ana);
  const contactId = await desk.aContact(desk.acme);
  const payload = await desk.does(ana, "record-customer-message", {
    caseId,
    text: "The export hangs.",
    channel: "PHONE",
    contactId,
    occurredAt: "2026-01-02T03:04:05Z",
    sourceReference: "mail-1",
  });
  expect(payload).toMatchObject({
    case: { needsReply: true, status: "NEW" },
    customerMessage: {
      text: "The export hangs.",
      channel: "PHONE",
      contact: { id: contactId },
      writtenAt: "2026-01-02T03:04:05.000Z",
      sourceReference: "mail-1",
    },
    event: { type: "CUSTOMER_MESSAGE_RECORDED", occurredAt: "2026-01-02T03:04:05.000Z", channel: "PHONE", after: { needsReply: true } },
    userErrors: [],
  });
  expect(JSON.stringify(await desk.story(caseId))).not.toContain("export");
  const unanswered = await desk.gets<{ cases: { nodes: { id: string }[] } }>(
    ana,
    "{ cases(filter: { needsReply: true }, first: 50) { nodes { id } } }",
  );
  expect(unanswered.cases.nodes.map(({ id }) => id)).toContain(caseId);
  await desk.replied(ana, caseId);
  const answered = await desk.gets<{ cases: { nodes: { id: string }[] } }>(
    ana,
    "{ cases(filter: { needsReply: false }, first: 50) { nodes { id } } }",
  );
  expect(answered.cases.nodes.map(({ id }) => id)).toContain(caseId);
});

test("a case that waited for its customer goes on", async () => {
  const caseId = await desk.asked(ana);
  await desk.replied(ana, caseId, { status: "WAITING_ON_CUSTOMER" });
  await desk.said(ana, caseId);
  expect(await desk.talk(caseId)).toEqual({ status: "OPEN", needsReply: true, ownerId: ana });
  expect((await desk.told(caseId)).slice(-2)).toEqual(["CUSTOMER_MESSAGE_RECORDED", "CASE_STATUS_CHANGED"]);
});

test("a delegate who records what the customer said moves the case in the contact owner's name, and not in their own", async () => {
  const caseId = await desk.asked(ana);
  await desk.replied(ana, caseId, { status: "WAITING_ON_CUSTOMER" });
  await desk.tie(caseId, ben, "DELEGATE");
  await desk.said(ben, caseId);
  const told = await desk.ask<{ type: string }>(
    `select type, actor, on_behalf_of as "onBehalfOf" from events where stream = $1 order by stream_sequence desc limit 2`,
    [caseId],
  );
  expect(told).toEqual([
    { type: "CASE_STATUS_CHANGED", actor: ben, onBehalfOf: ana },
    { type: "CUSTOMER_MESSAGE_RECORDED", actor: ben, onBehalfOf: ana },
  ]);
});

test.each(["RESOLVED", "CLOSED"])("a %s case is open again, and what was thought to work has failed", async (status) => {
  const caseId = await desk.asked(ana);
  await desk.must(desk.as(ana, (work) => recordResolutionAttempt(work, { caseId, what: "Restarted it.", outcome: "WORKED" })));
  if (status === "CLOSED") await desk.closed(ana, caseId);
  else await desk.must(desk.as(ana, (work) => resolveCase(work, { caseId, resolution: "Restarted." })));
  await desk.said(ana, caseId);
  const told = await desk.story(caseId);
  expect(told.slice(-3).map(({ type }) => type)).toEqual(["CUSTOMER_MESSAGE_RECORDED", "RESOLUTION_ATTEMPTED", "CASE_REOPENED"]);
  expect(told.at(-2)).toMatchObject({ actor: "system:reopening", after: { outcome: "FAILED" } });
  expect(told.at(-1)).toMatchObject({ after: { status: "OPEN", byCustomer: true } });
  expect(await desk.talk(caseId)).toEqual({ status: "OPEN", needsReply: true, ownerId: ana });
  expect(await desk.ask("select outcome from resolution_attempts where case_id = $1", [caseId])).toEqual([{ outcome: "FAILED" }]);
});

test("under NEXT_AVAILABLE the next available agent owns what its customer reopened", async () => {
  const helper = await desk.aPerson({ name: "Noor" });
  const lead = await desk.aPerson({ roles: ["TEAM_LEAD"] });
  const mira = await desk.aPerson({ name: "Mira" });
  const team = await desk.aTeam({
    queueStewardId: lead,
    leadIds: [lead],
    memberIds: [helper, mira].sort(),
    defaultModel: "NEXT_AVAILABLE",
  });
  const caseId = await desk.open(ana, { accountId: desk.acme, teamId: team, supportTier: 2 });
  const owner = (await desk.row(caseId)).ownerId;
  await desk.must(desk.as(owner, (work) => resolveCase(work, { caseId, resolution: "Done." })));
  // Another open case makes the last owner the busier of the two.
  const busy = await desk.open(ana, { teamId: team, supportTier: 2 });
  if ((await desk.row(busy)).ownerId !== owner) await desk.must(desk.force(lead, busy, owner));
  await desk.said(owner, caseId);
  expect(await desk.talk(caseId)).toMatchObject({ status: "OPEN", ownerId: owner === mira ? helper : mira });
});

test("a message that came before, from the future, from a stranger or through a stranger is refused", async () => {
  const caseId = await desk.asked(ana);
  const stranger = await desk.aContact(await desk.anAccount({ name: "Other" }));
  await desk.said(ana, caseId, { sourceReference: "m-1" });
  const no = (actor: PersonId, wanted: object) =>
    desk.no(actor, (work) => recordCustomerMessage(work, { caseId, text: "Hello?", channel: "EMAIL", ...wanted }));
  expect(await no(ana, { sourceReference: "m-1" })).toEqual(["KEY_TAKEN", "sourceReference"]);
  expect(await no(ana, { occurredAt: new Date(Date.now() + 60_000) })).toEqual(["TOO_FAR_AHEAD", "occurredAt"]);
  expect(await no(ana, { contactId: stranger })).toEqual(["NOT_FOUND", "contactId"]);
  expect(await no(ana, { contactId: "con_nobody" })).toEqual(["NOT_FOUND", "contactId"]);
  for (const actor of [ben, chloe]) expect(await no(actor, {})).toEqual(["NOT_CONTACT_OWNER", ""]);
  const other = await desk.asked(ana);
  await desk.said(ana, other, { sourceReference: "m-1" });
});

test("where a customer is one contact of no account, nobody else of no account speaks for them", async () => {
  const caseId = await desk.owned(ana, { contactId: await desk.aContact() });
  const contactId = await desk.aContact();
  const stranger = { caseId, text: "Hello?", channel: "EMAIL", contactId } as const;
  expect(await desk.no(ana, (work) => recordCustomerMessage(work, stranger))).toEqual(["NOT_FOUND", "contactId"]);
});

test("of two who record the same message at once one is told that it is there", async () => {
  const caseId = await desk.asked(ana);
  await desk.tie(caseId, ben, "DELEGATE");
  const outcomes = await desk.atOnce(
    { table: "cases", id: caseId },
    () => desk.message(ana, caseId, { sourceReference: "twice" }),
    () => desk.message(ben, caseId, { sourceReference: "twice" }),
  );
  expect(outcomes.map((outcome) => ("code" in outcome ? outcome.code : "ACCEPTED")).sort()).toEqual(["ACCEPTED", "KEY_TAKEN"]);
});
