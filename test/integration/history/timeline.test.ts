import type { CaseId, PersonId } from "../../../src/domain/ids";
import { aCaseDesk, type CaseDesk } from "../../support/case-desk";
import { type Connection, expectRelayPages } from "../../support/relay-pages";

let desk: CaseDesk;
let ana: PersonId;
let caseId: CaseId;
beforeAll(async () => {
  desk = await aCaseDesk();
  ({ ana } = desk.people);
  caseId = await desk.owned(ana);
  for (const tag of ["one", "two", "three"]) await desk.does(ana, "tag-case", { caseId, add: [tag] });
});
afterAll(() => desk.close());

const place = "$id: ID!, $types: [EventType!], $first: Int, $after: String, $last: Int, $before: String";
const handed = "types: $types, first: $first, after: $after, last: $last, before: $before";
const source = `query (${place}) { case(id: $id) { list: timeline(${handed}) { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id } } } } }`;

const page = async (variables: object): Promise<{ list: Connection }> =>
  (await desk.gets<{ case: { list: Connection } }>(ana, source, { id: caseId, ...variables })).case;

test("a case's timeline pages as Relay's, oldest first", async () => {
  const rows = await desk.ask<{ id: string }>("select id from events where case_id = $1 order by stream_sequence", [caseId]);
  expect(rows).toHaveLength(5);
  await expectRelayPages(
    rows.map(({ id }) => id),
    page,
  );
});

test("a case reads its own writes at once, placed or not, each under its number in the case's stream", async () => {
  const { event } = await desk.does(ana, "set-case-status", { caseId, status: "OPEN" });
  const { list } = await page({ last: 1 });
  expect(list.edges).toEqual([{ cursor: "6", node: { id: event?.id } }]);
  const shown = await desk.gets<{ case: { lastEvent: object } }>(ana, "case", { id: caseId });
  expect(shown.case.lastEvent).toMatchObject({ id: event?.id, type: "CASE_STATUS_CHANGED", streamSequence: 6 });
});

test("it can be asked for some kinds of event, and counts those", async () => {
  const { list } = await page({ types: ["CASE_TAGGED"], first: 2 });
  expect(list).toMatchObject({ totalCount: 3, edges: [{ cursor: "3" }, { cursor: "4" }], pageInfo: { hasNextPage: true } });
  expect((await page({ types: [] })).list).toMatchObject({ totalCount: 0, edges: [] });
});

test("it can be asked in full over HTTP, whole pages at a time: what kinds of event tell under one name is told under aliases", async () => {
  const told = await desk.gets<{ case: { timeline: { nodes: { type: string }[] } } }>(ana, "case-timeline-in-full", {
    id: caseId,
    first: 100,
  });
  const { nodes } = told.case.timeline;
  const of = (kind: string) => nodes.find(({ type }) => type === kind);
  expect(of("CASE_OPENED")).toMatchObject({ streamSequence: 1, owner: { name: expect.any(String) }, imported: false });
  expect(of("OWNERSHIP_CHANGED")).toMatchObject({ toOwner: { name: "Ana" }, move: "TAKEN", briefSource: "GENERATED", interval: 2 });
  expect(of("CASE_STATUS_CHANGED")).toMatchObject({ fromStatus: "NEW", toStatus: "OPEN" });
  expect(of("CASE_TAGGED")).toMatchObject({ added: ["one"], removed: [] });
});

test("an event that follows moves nothing in the pages before", async () => {
  const { list: first } = await page({ first: 2 });
  await desk.does(ana, "tag-case", { caseId, add: ["late"] });
  const { list: second } = await page({ first: 2, after: first.pageInfo.endCursor });
  expect(second.edges.map(({ cursor }) => cursor)).toEqual(["3", "4"]);
});

test("a text that is no cursor of a timeline, and a count outside 1 to 100, are refused", async () => {
  const wrong = [
    { after: "x" },
    { before: "0" },
    { after: "-1" },
    { after: "9999999999" },
    { first: 0 },
    { last: 101 },
    { first: 1, last: 1 },
  ];
  for (const variables of wrong) {
    const answer = await desk.asks(ana, source, { id: caseId, ...variables });
    expect(answer.errors[0]?.extensions.code).toBe("BAD_USER_INPUT");
  }
});
