import type { PersonId } from "../../../src/domain/ids";
import { aConversationDesk, type ConversationDesk } from "../../support/conversation-desk";
import { type Connection, expectRelayPages } from "../../support/relay-pages";

let desk: ConversationDesk;
let ana: PersonId;
let eve: PersonId;
let chloe: PersonId;
beforeAll(async () => {
  desk = await aConversationDesk();
  ({ ana, eve, chloe } = desk.people);
});
afterAll(() => desk.close());

const PAGE = `query ($id: ID!, $first: Int, $after: String, $last: Int, $before: String) { case(id: $id) {
  list: conversation(first: $first, after: $after, last: $last, before: $before) {
    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id } } } } }`;

test("a conversation is read in the order in which it was said, in pages of any size", async () => {
  const caseId = await desk.asked(eve);
  const first = await desk.said(eve, caseId);
  const said = [
    first.entryId,
    (await desk.note(chloe, caseId, "INTERNAL_ONLY")).entryId,
    (await desk.replied(eve, caseId, { lastSeenEvent: first.eventId })).entryId,
    (await desk.note(eve, caseId)).entryId,
    (await desk.said(eve, caseId)).entryId,
  ];
  const { entryId: earlier } = await desk.said(eve, caseId, { occurredAt: new Date("2026-01-01T00:00:00Z") });
  const ask = (person: PersonId) => async (variables: object) =>
    (await desk.gets<{ case: { list: Connection } }>(person, PAGE, { id: caseId, ...variables })).case;
  await expectRelayPages([earlier, ...said], ask(chloe));
  await expectRelayPages([earlier, ...said.filter((_id, index) => index !== 1)], ask(eve));
});

test("of a page of cases each tells its own conversation, and all of them are read together", async () => {
  const cases = [await desk.asked(ana), await desk.asked(ana), await desk.asked(ana)];
  const said: { [caseId: string]: string[] } = {};
  for (const caseId of cases.slice(0, 2))
    said[caseId] = [
      (await desk.said(ana, caseId)).entryId,
      (await desk.note(ana, caseId)).entryId,
      (await desk.replied(ana, caseId)).entryId,
    ];
  const { master: pool } = desk.app.services.dataSource.driver as unknown as { master: { query(asked: { name?: string }): unknown } };
  const asked = jest.spyOn(pool, "query");
  const { nodes } = await desk.gets<{ nodes: { id: string; first: Connection; last: Connection }[] }>(
    ana,
    `query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Case {
      first: conversation(first: 1) { totalCount nodes { id } } last: conversation(last: 2) { totalCount nodes { id } } } } }`,
    { ids: cases },
  );
  const names = asked.mock.calls.flatMap(([{ name }]) => (name?.includes("conversations") === true ? [name] : []));
  asked.mockRestore();
  const shown = (ids: string[]) => ({ totalCount: 3, nodes: ids.map((id) => ({ id })) });
  expect(nodes).toEqual([
    ...cases.slice(0, 2).map((id) => ({ id, first: shown(said[id]!.slice(0, 1)), last: shown(said[id]!.slice(1)) })),
    { id: cases[2], first: { totalCount: 0, nodes: [] }, last: { totalCount: 0, nodes: [] } },
  ]);
  expect(names.sort()).toEqual(["count_conversations", "load_conversations_asc", "load_conversations_desc"]);
});

test("each kind is a type of its own, and tells its case and its event", async () => {
  const caseId = await desk.asked(ana);
  const entries = [await desk.said(ana, caseId), await desk.replied(ana, caseId), await desk.note(ana, caseId)];
  for (const [index, name] of ["CustomerMessage", "CustomerReply", "InternalNote"].entries()) {
    const { node } = await desk.gets<{ node: object }>(
      ana,
      "query ($id: ID!) { node(id: $id) { __typename ... on ConversationEntry { id text case { id } event { id } } } }",
      { id: entries[index]?.entryId },
    );
    const { entryId, eventId } = entries[index]!;
    expect(node).toEqual({ __typename: name, id: entryId, text: expect.any(String), case: { id: caseId }, event: { id: eventId } });
  }
});

test("what was said on a case that somebody may not see is not there", async () => {
  const caseId = await desk.asked(ana);
  const { entryId } = await desk.said(ana, caseId);
  const outside = await desk.aPerson({ external: true });
  expect(await desk.gets(outside, "query ($id: ID!) { node(id: $id) { id } }", { id: entryId })).toEqual({ node: null });
});

test("an erased text is null, and everything else of its entry stays", async () => {
  const caseId = await desk.asked(ana);
  const { entryId } = await desk.said(ana, caseId);
  await desk.ask("update customer_messages set text = null, erased_at = steward_now() where id = $1", [entryId]);
  const { case: read } = await desk.gets<{ case: { conversation: { nodes: object[] } } }>(ana, "case-conversation", { id: caseId });
  expect(read.conversation.nodes).toMatchObject([{ id: entryId, text: null, channel: "EMAIL" }]);
});

test.each([
  "",
  "x",
  Buffer.from("2026-01-01T00:00:00.000Z msg_1").toString("base64url"),
  Buffer.from("2026-99-01T00:00:00.000Z msg_00000000000000000000000000").toString("base64url"),
])("the cursor %p is refused", async (after) => {
  const caseId = await desk.asked(ana);
  const { errors } = await desk.asks(ana, PAGE, { id: caseId, first: 1, after });
  expect(errors[0]?.extensions.code).toBe("BAD_USER_INPUT");
});
