import type { PersonId } from "../../../src/domain/ids";
import { replyToCustomer } from "../../../src/features/conversation/reply-to-customer.command";
import { operationText, outcomeOf } from "../../support/case-desk";
import { aConversationDesk, type ConversationDesk } from "../../support/conversation-desk";

let desk: ConversationDesk;
let ana: PersonId;
let ben: PersonId;
let chloe: PersonId;
let eve: PersonId;
beforeAll(async () => {
  desk = await aConversationDesk();
  ({ ana, ben, chloe, eve } = desk.people);
});
afterAll(() => desk.close());

const SOON = () => new Date(Date.now() + 3_600_000);

test("the owner answers the customer; nobody owes them a reply then, and the event carries no words", async () => {
  const caseId = await desk.asked(ana);
  await desk.said(ana, caseId);
  expect(await desk.talk(caseId)).toMatchObject({ needsReply: true });
  const nextUpdateBy = SOON().toISOString();
  const payload = await desk.does(ana, "reply-to-customer", {
    caseId,
    text: "Could you send the log?",
    lastSeenEvent: await desk.lastEvent(caseId),
    nextUpdateBy,
    status: "WAITING_ON_CUSTOMER",
  });
  expect(payload).toMatchObject({
    case: { status: "WAITING_ON_CUSTOMER", needsReply: false },
    reply: { text: "Could you send the log?", author: { id: ana }, onBehalfOf: null, nextUpdateBy, sentDespiteMove: false },
    event: { type: "CUSTOMER_REPLIED_TO", onBehalfOf: null, nextUpdateBy, sentDespiteMove: false, before: { needsReply: true } },
    userErrors: [],
  });
  expect(JSON.stringify(await desk.story(caseId))).not.toContain("log");
  const replied = (await desk.story(caseId)).slice(-2);
  expect(replied.map(({ type }) => type)).toEqual(["CUSTOMER_REPLIED_TO", "CASE_STATUS_CHANGED"]);
  expect(replied[1]).toMatchObject({ before: { status: "NEW" }, after: { status: "WAITING_ON_CUSTOMER" } });
});

test("nobody else answers, whatever their rights over the case", async () => {
  const caseId = await desk.asked(ana);
  const manager = await desk.aPerson({ roles: ["ESCALATION_MANAGER"] });
  const former = await desk.aPerson();
  await desk.tie(caseId, ben, "COLLABORATOR", "RESPONSIBLE");
  await desk.tie(caseId, former, "DELEGATE", null, "2026-01-01");
  const lastSeenEvent = await desk.lastEvent(caseId);
  const answer = (actor: PersonId) =>
    desk.no(actor, (work) => replyToCustomer(work, { caseId, text: "No.", lastSeenEvent, sendDespiteMove: true }));
  for (const actor of [ben, chloe, eve, manager]) expect(await answer(actor)).toEqual(["NOT_CONTACT_OWNER", ""]);
  expect(await answer(former)).toEqual(["DELEGATION_ENDED", ""]);
  expect(await answer(await desk.aPerson({ external: true }))).toEqual(["NOT_FOUND", "caseId"]);
});

test("who stands in, or holds a delegation, answers for the contact owner, and the log says so", async () => {
  const caseId = await desk.asked(ana);
  await desk.tie(caseId, ben, "DELEGATE", null, SOON().toISOString());
  await desk.tie(caseId, chloe, "ACTING_OWNER", null, SOON().toISOString());
  for (const actor of [ben, chloe]) {
    const { entryId, eventId } = await desk.replied(actor, caseId, { onBehalfOf: ana });
    expect(await desk.ask("select author, on_behalf_of as for from customer_replies where id = $1", [entryId])).toEqual([
      { author: actor, for: ana },
    ]);
    expect(await desk.ask("select actor, on_behalf_of as for from events where id = $1", [eventId])).toEqual([{ actor, for: ana }]);
  }
});

test("who stands in for an owner without the contact does not answer, and nobody answers for somebody else than the contact owner", async () => {
  const caseId = await desk.asked(ana);
  await desk.tie(caseId, chloe, "ACTING_OWNER", null, SOON().toISOString());
  await desk.ask("update cases set contact_owner_id = $2 where id = $1", [caseId, ben]);
  const lastSeenEvent = await desk.lastEvent(caseId);
  const asked = { caseId, text: "Hello.", lastSeenEvent, sendDespiteMove: false };
  for (const actor of [ana, chloe]) expect(await desk.no(actor, (work) => replyToCustomer(work, asked))).toEqual(["NOT_CONTACT_OWNER", ""]);
  expect(await desk.no(ben, (work) => replyToCustomer(work, { ...asked, onBehalfOf: ana }))).toEqual(["NOT_CONTACT_OWNER", "onBehalfOf"]);
  await desk.replied(ben, caseId);
});

test("an answer that cannot be given is refused, and changes nothing", async () => {
  const caseId = await desk.asked(ana);
  const other = await desk.asked(ana);
  const nobody = await desk.owned(ana);
  const closed = await desk.asked(ana);
  await desk.closed(ana, closed);
  const seen = await desk.lastEvent(caseId);
  const asked = { caseId, text: "Hello.", lastSeenEvent: seen, sendDespiteMove: true };
  const denied = async (wanted: object) => desk.no(ana, (work) => replyToCustomer(work, { ...asked, ...wanted }));
  expect(await denied({ caseId: closed })).toEqual(["CASE_CLOSED", ""]);
  expect(await denied({ caseId: nobody })).toEqual(["NO_CONTACT", ""]);
  expect(await denied({ caseId: "case_nothing" })).toEqual(["NOT_FOUND", "caseId"]);
  expect(await denied({ lastSeenEvent: await desk.lastEvent(other) })).toEqual(["NOT_FOUND", "lastSeenEvent"]);
  expect(await denied({ lastSeenEvent: "evt_nothing" })).toEqual(["NOT_FOUND", "lastSeenEvent"]);
  expect(await denied({ nextUpdateBy: new Date("2026-01-01") })).toEqual(["IN_THE_PAST", "nextUpdateBy"]);
  expect(await denied({ nextStep: { personId: ana, what: "Call.", dueAt: new Date("2020-01-01") } })).toEqual([
    "IN_THE_PAST",
    "nextStep.dueAt",
  ]);
});

test("a delegate answers and no more: not the status, not the next step", async () => {
  const caseId = await desk.asked(ana);
  await desk.tie(caseId, ben, "DELEGATE", null, SOON().toISOString());
  const asked = { caseId, text: "Hello.", lastSeenEvent: await desk.lastEvent(caseId), sendDespiteMove: false };
  expect(await desk.no(ben, (work) => replyToCustomer(work, { ...asked, status: "OPEN" }))).toEqual(["NOT_YOUR_CASE", "status"]);
  const nextStep = { personId: ben, what: "Call.", dueAt: SOON() };
  expect(await desk.no(ben, (work) => replyToCustomer(work, { ...asked, nextStep }))).toEqual(["NOT_YOUR_CASE", "nextStep"]);
  await desk.replied(ana, caseId, { nextStep });
  expect(await desk.told(caseId)).toEqual(["CASE_OPENED", "OWNERSHIP_CHANGED", "CUSTOMER_REPLIED_TO", "NEXT_STEP_SET"]);
});

test("an answer to a case that moved is refused with what was not read, unless its writer has seen that", async () => {
  const caseId = await desk.asked(ana);
  const lastSeenEvent = await desk.lastEvent(caseId);
  await desk.note(chloe, caseId);
  await desk.replied(ana, caseId, { lastSeenEvent });
  const { eventId: first } = (
    await desk.ask<{ eventId: string }>(`select event_id as "eventId" from customer_replies where case_id = $1`, [caseId])
  )[0]!;
  const { eventId: second } = await desk.said(ana, caseId);
  const { eventId: newest } = await desk.note(chloe, caseId);
  const payload = await desk.unchanged(() => desk.does(ana, "reply-to-customer", { caseId, text: "Again.", lastSeenEvent }));
  expect(payload).toMatchObject({
    case: null,
    reply: null,
    event: null,
    userErrors: [
      {
        code: "CONVERSATION_MOVED",
        path: ["lastSeenEvent"],
        lastEventId: newest,
        unseen: [
          { id: first, type: "CUSTOMER_REPLIED_TO" },
          { id: second, type: "CUSTOMER_MESSAGE_RECORDED" },
        ],
      },
    ],
  });
  const sent = await desk.does(ana, "reply-to-customer", { caseId, text: "Again.", lastSeenEvent, sendDespiteMove: true });
  expect(sent).toMatchObject({ reply: { sentDespiteMove: true }, event: { sentDespiteMove: true }, userErrors: [] });
  await desk.note(chloe, caseId);
  const calm = await desk.does(ana, "reply-to-customer", { caseId, text: "And.", lastSeenEvent: sent.event?.id, sendDespiteMove: true });
  expect(calm).toMatchObject({ reply: { sentDespiteMove: false } });
});

test("a note that somebody may not read is nothing they have seen or missed", async () => {
  const caseId = await desk.asked(eve);
  const { eventId: hidden } = await desk.note(chloe, caseId, "INTERNAL_ONLY");
  const asked = { caseId, text: "Hello.", sendDespiteMove: false };
  expect(await desk.no(eve, (work) => replyToCustomer(work, { ...asked, lastSeenEvent: hidden }))).toEqual(["NOT_FOUND", "lastSeenEvent"]);
  const { eventId: opened } = (
    await desk.ask<{ eventId: string }>(`select id as "eventId" from events where stream = $1 and stream_sequence = 1`, [caseId])
  )[0]!;
  const taken = await desk.ask<{ id: string }>("select id from events where stream = $1 and stream_sequence = 2", [caseId]);
  const { userErrors } = await desk.does(eve, "reply-to-customer", { ...asked, lastSeenEvent: opened });
  expect(userErrors).toMatchObject([{ code: "CONVERSATION_MOVED", lastEventId: taken[0]?.id }]);
});

test("of two who answer at once, having read the same, one is told that the case moved", async () => {
  const caseId = await desk.asked(ana);
  await desk.tie(caseId, ben, "DELEGATE");
  const lastSeenEvent = await desk.lastEvent(caseId);
  const outcomes = await desk.atOnce(
    { table: "cases", id: caseId },
    () => desk.reply(ana, caseId, { lastSeenEvent }),
    () => desk.reply(ben, caseId, { lastSeenEvent }),
  );
  expect(outcomes.map(outcomeOf).sort()).toEqual(["ACCEPTED", "CONVERSATION_MOVED"]);
  expect(await desk.ask("select id from customer_replies where case_id = $1", [caseId])).toHaveLength(1);
});

test("an answer that waits while the case is handed over is refused to who no longer owns the contact", async () => {
  const caseId = await desk.asked(ana);
  const offerId = await desk.offered(ana, caseId, ben);
  const lastSeenEvent = await desk.lastEvent(caseId);
  const [accepted, replied] = await desk.atOnce(
    { table: "cases", id: caseId },
    () => desk.accept(ben, offerId),
    () => desk.reply(ana, caseId, { lastSeenEvent }),
  );
  expect(outcomeOf(accepted!)).toBe("ACCEPTED");
  const late = outcomeOf(replied!);
  const told = await desk.told(caseId);
  if (late === "ACCEPTED") expect(told.indexOf("CUSTOMER_REPLIED_TO")).toBeLessThan(told.lastIndexOf("OWNERSHIP_CHANGED"));
  else expect([late, told.includes("CUSTOMER_REPLIED_TO")]).toEqual(["NOT_CONTACT_OWNER", false]);
});

test("an answer that waits while its delegation ends is refused", async () => {
  const caseId = await desk.asked(ana);
  await desk.tie(caseId, ben, "DELEGATE");
  const lastSeenEvent = await desk.lastEvent(caseId);
  const outcome = await desk.whileLocked(
    { table: "cases", id: caseId },
    [`update case_relations set until = steward_now() where case_id = '${caseId}' and person_id = '${ben}'`],
    () => desk.reply(ben, caseId, { lastSeenEvent }),
  );
  expect(outcomeOf(outcome)).toBe("DELEGATION_ENDED");
  expect(await desk.told(caseId)).not.toContain("CUSTOMER_REPLIED_TO");
});

test("no door lets a collaborator answer: an alias, a fragment, another case's delegation, a replayed key", async () => {
  const caseId = await desk.asked(ana);
  const lent = await desk.asked(ana);
  await desk.tie(caseId, ben, "COLLABORATOR", "RESPONSIBLE");
  await desk.tie(lent, ben, "DELEGATE");
  const lastSeenEvent = await desk.lastEvent(caseId);
  const input = { caseId, text: "Hello.", lastSeenEvent, idempotencyKey: "door" };
  const doors = [
    "mutation ($input: ReplyToCustomerInput!) { setNextStep: replyToCustomer(input: $input) { userErrors { code } } }",
    "mutation ($input: ReplyToCustomerInput!) { ...Door } fragment Door on Mutation { x: replyToCustomer(input: $input) { userErrors { code } } }",
    operationText("reply-to-customer"),
  ];
  for (const [index, door] of doors.entries()) {
    const data = await desk.gets<Record<string, { userErrors: { code: string }[] }>>(ben, door, {
      input: { ...input, idempotencyKey: `door-${index}` },
    });
    expect(Object.values(data)[0]?.userErrors).toMatchObject([{ code: "NOT_CONTACT_OWNER" }]);
  }
  await desk.does(ana, "reply-to-customer", input);
  const replayed = await desk.does(ben, "reply-to-customer", input);
  expect(replayed).toMatchObject({ reply: null, userErrors: [{ code: "NOT_CONTACT_OWNER" }] });
  const twice = await desk.does(ana, "reply-to-customer", input);
  expect(twice).toMatchObject({ reply: { text: "Hello." }, userErrors: [] });
  expect(await desk.ask("select author from customer_replies where case_id = $1", [caseId])).toEqual([{ author: ana }]);
});
