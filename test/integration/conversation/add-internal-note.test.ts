import type { PersonId } from "../../../src/domain/ids";
import { addInternalNote } from "../../../src/features/conversation/add-internal-note.command";
import { aConversationDesk, type ConversationDesk } from "../../support/conversation-desk";
import { CASE_EVENTS, liveClient } from "../../support/live-client";

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

interface Talk {
  case: { conversation: { totalCount: number; nodes: { id: string; text: string }[] }; needsReply: boolean };
}

test("a note is a note: written by who helps, for who is mentioned, and no word of it is in the log", async () => {
  const caseId = await desk.asked(ana);
  await desk.tie(caseId, ben, "COLLABORATOR", "CONSULTED");
  const payload = await desk.does(ben, "add-internal-note", { caseId, text: "Ask billing.", mentionIds: [ana, chloe, ana] });
  expect(payload).toMatchObject({
    note: { text: "Ask billing.", visibility: "ALL_STAFF", mentions: [{ id: ana }, { id: chloe }] },
    event: {
      type: "INTERNAL_NOTE_ADDED",
      mentions: [{ id: ana }, { id: chloe }],
      after: { internalOnly: false, mentionIds: [ana, chloe] },
    },
    userErrors: [],
  });
  expect(JSON.stringify(await desk.story(caseId))).not.toContain("billing");
});

test("who is only kept informed reads, who has no tie writes nothing, and nobody writes on a closed case", async () => {
  const caseId = await desk.asked(ana);
  const closed = await desk.asked(ana);
  await desk.closed(ana, closed);
  await desk.tie(caseId, ben, "COLLABORATOR", "INFORMED");
  const asked = { caseId, text: "Hm.", visibility: "ALL_STAFF" as const, mentionIds: [] };
  expect(await desk.no(ben, (work) => addInternalNote(work, asked))).toEqual(["INFORMED_READS_ONLY", ""]);
  expect(await desk.no(await desk.aPerson(), (work) => addInternalNote(work, asked))).toEqual(["NOT_YOUR_CASE", ""]);
  expect(await desk.no(ana, (work) => addInternalNote(work, { ...asked, caseId: closed }))).toEqual(["CASE_CLOSED", ""]);
  expect(await desk.no(await desk.aPerson({ external: true }), (work) => addInternalNote(work, asked))).toEqual(["NOT_FOUND", "caseId"]);
});

test("nobody can be mentioned who could not read the note, and an external agent writes none that they could not read", async () => {
  const caseId = await desk.asked(eve);
  const outside = await desk.aPerson({ external: true });
  const gone = await desk.aPerson();
  await desk.deactivate(gone);
  const ask = (actor: PersonId, visibility: "ALL_STAFF" | "INTERNAL_ONLY", mentionIds: string[]) =>
    desk.no(actor, (work) => addInternalNote(work, { caseId, text: "Hm.", visibility, mentionIds }));
  expect(await ask(chloe, "ALL_STAFF", [ana, outside])).toEqual(["MENTION_CANNOT_SEE", "mentionIds.1"]);
  expect(await ask(chloe, "INTERNAL_ONLY", [eve])).toEqual(["MENTION_CANNOT_SEE", "mentionIds.0"]);
  expect(await ask(chloe, "ALL_STAFF", [ana, ana, gone, outside])).toEqual(["MENTION_CANNOT_SEE", "mentionIds.2"]);
  expect(await ask(chloe, "ALL_STAFF", [ana, "per_nobody"])).toEqual(["NOT_FOUND", "mentionIds.1"]);
  expect(await ask(eve, "INTERNAL_ONLY", [])).toEqual(["NOT_INTERNAL", "visibility"]);
  await desk.note(eve, caseId, "ALL_STAFF", [chloe]);
});

test("at most fifty are mentioned at once", async () => {
  const caseId = await desk.asked(ana);
  const input = { caseId, text: "All!", mentionIds: Array.from({ length: 51 }, () => ben) };
  const { errors } = await desk.unchanged(() =>
    desk.asks(ana, "mutation ($input: AddInternalNoteInput!) { addInternalNote(input: $input) { userErrors { code } } }", { input }),
  );
  expect(errors[0]?.extensions.code).toBe("BAD_USER_INPUT");
});

test("a note for people inside does not exist for an external agent, through whatever door they look", async () => {
  const caseId = await desk.asked(eve);
  await desk.note(chloe, caseId);
  const { entryId, eventId } = await desk.note(chloe, caseId, "INTERNAL_ONLY", [ana]);
  await desk.app.services.placer.place();
  const look = async (person: PersonId) => {
    const { case: seen } = await desk.gets<Talk>(person, "case-conversation", { id: caseId });
    const found = await desk.gets<{
      note: object | null;
      event: object | null;
      case: { lastEvent: { id: string }; timeline: { totalCount: number } };
      events: { totalCount: number; nodes: { id: string }[] };
    }>(
      person,
      `query ($caseId: ID!, $note: ID!, $event: ID!) { note: node(id: $note) { id } event: node(id: $event) { id }
        case(id: $caseId) { lastEvent { id } timeline(first: 20) { totalCount nodes { id } } }
        events(first: 100, filter: { caseIds: [$caseId] }) { totalCount nodes { id } } }`,
      { caseId, note: entryId, event: eventId },
    );
    return {
      entries: seen.conversation.totalCount,
      shown: seen.conversation.nodes.length,
      note: found.note !== null,
      event: found.event !== null,
      last: found.case.lastEvent.id === eventId,
      timeline: found.case.timeline.totalCount,
      log: found.events.totalCount,
      inLog: found.events.nodes.some(({ id }) => id === eventId),
    };
  };
  const inside = { entries: 2, shown: 2, note: true, event: true, last: true, timeline: 4, log: 4, inLog: true };
  const outside = { entries: 1, shown: 1, note: false, event: false, last: false, timeline: 3, log: 3, inLog: false };
  expect(await look(chloe)).toEqual(inside);
  expect(await look(eve)).toEqual(outside);
});

test("a subscriber outside gets the next event, and not the note's between", async () => {
  const caseId = await desk.asked(eve);
  const client = await liveClient(`${desk.address.replace("http", "ws")}/graphql`, await desk.tokenOf(eve));
  try {
    await desk.app.services.placer.place();
    const { logCursor } = await desk.gets<{ logCursor: string }>(eve, "{ logCursor }");
    const stream = client.watch(CASE_EVENTS, { after: logCursor, filter: { caseIds: [caseId] } });
    const first = await desk.note(chloe, caseId);
    await desk.note(chloe, caseId, "INTERNAL_ONLY");
    const last = await desk.note(chloe, caseId);
    await desk.app.services.placer.place();
    await stream.has(last.eventId);
    expect(stream.seen.map(({ id }) => id)).toEqual([first.eventId, last.eventId]);
    expect(stream.errors).toEqual([]);
  } finally {
    await client.end();
  }
});

test("what a viewer may say is what the server accepts", async () => {
  const caseId = await desk.asked(ana);
  await desk.tie(caseId, ben, "COLLABORATOR", "CONSULTED");
  const rights = async (person: PersonId) =>
    (
      await desk.gets<{ case: { viewerCan: object } }>(
        person,
        "query ($id: ID!) { case(id: $id) { viewerCan { reply note whyNot(right: REPLY) { code } } } }",
        { id: caseId },
      )
    ).case.viewerCan;
  expect(await rights(ana)).toEqual({ reply: true, note: true, whyNot: null });
  expect(await rights(ben)).toEqual({ reply: false, note: true, whyNot: { code: "NOT_CONTACT_OWNER" } });
  expect(await rights(eve)).toEqual({ reply: false, note: false, whyNot: { code: "NOT_CONTACT_OWNER" } });
});
