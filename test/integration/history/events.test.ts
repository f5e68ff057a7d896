import { writeCursor } from "../../../src/db/log/cursor";
import type { CaseId, PersonId } from "../../../src/domain/ids";
import { aCaseDesk, type CaseDesk } from "../../support/case-desk";
import { expectRelayPages } from "../../support/relay-pages";

let desk: CaseDesk;
let ana: PersonId;
let ben: PersonId;
let hiro: PersonId;
let caseId: CaseId;
beforeAll(async () => {
  desk = await aCaseDesk();
  ({ ana, ben, hiro } = desk.people);
  caseId = await desk.owned(ana);
  await desk.must(desk.accept(ben, await desk.offered(ana, caseId, ben)));
  await desk.owned(ana);
  await desk.anAccount();
  await desk.app.services.placer.place();
});
afterAll(() => desk.close());

const place = "$first: Int, $after: Cursor, $last: Int, $before: Cursor, $filter: EventFilter";
const handed = "first: $first, after: $after, last: $last, before: $before, filter: $filter";
const source = `query (${place}) { list: events(${handed}) { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id } } } }`;

interface Told {
  events: {
    nodes: { id: string; type: string; position: number; cursor: string; caseId: string | null; stream: string; actor: object }[];
    edges: { cursor: string }[];
    pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean };
    totalCount: number;
  };
}

const events = async (person: PersonId, variables: object = {}) => (await desk.gets<Told>(person, "events", variables)).events;

test("the log is told oldest first, each event under its place", async () => {
  const { nodes, edges, totalCount } = await events(ana, { first: 100 });
  expect(nodes.map(({ position }) => position)).toEqual(nodes.map((_node, index) => index + 1));
  expect(nodes.map(({ cursor }) => cursor)).toEqual(edges.map(({ cursor }) => cursor));
  expect(totalCount).toBe(nodes.length);
  const ofCase = nodes.filter((node) => node.caseId === caseId);
  expect(ofCase.map(({ type }) => type)).toEqual([
    "CASE_OPENED",
    "OWNERSHIP_CHANGED",
    "TRANSFER_OFFERED",
    "TRANSFER_ENDED",
    "OWNERSHIP_CHANGED",
  ]);
  expect(ofCase.map(({ actor }) => actor)).toMatchObject([{ id: ana }, { id: ana }, { id: ana }, { id: ben }, { id: ben }]);
});

test("its pages are Relay's", async () => {
  const rows = await desk.ask<{ id: string }>("select e.id from event_places p join events e on e.no = p.event_no order by p.position");
  await expectRelayPages(
    rows.map(({ id }) => id),
    (variables) => desk.gets(ana, source, variables),
  );
});

test("each filter keeps what it says, and they combine with and", async () => {
  const types = async (filter: object) => (await events(ana, { filter, first: 100 })).nodes.map(({ type }) => type);
  expect(await types({ caseIds: [caseId], types: ["TRANSFER_OFFERED", "TRANSFER_ENDED"] })).toEqual(["TRANSFER_OFFERED", "TRANSFER_ENDED"]);
  expect(await types({ streams: [desk.team] })).toEqual(["TEAM_CHANGED"]);
  expect(await types({ caseIds: [caseId], actorIds: [ben] })).toEqual(["TRANSFER_ENDED", "OWNERSHIP_CHANGED"]);
  expect(await types({ types: [] })).toEqual([]);
  expect(await types({ types: ["CUSTOMER_CHANGED"], streams: null })).toEqual(["CUSTOMER_CHANGED"]);
  const { totalCount, pageInfo } = await events(ana, { filter: { caseIds: [caseId] }, first: 2 });
  expect({ totalCount, more: pageInfo.hasNextPage }).toEqual({ totalCount: 5, more: true });
});

test("whoever reads the end of the log first and then on from it misses nothing and sees nothing twice", async () => {
  const { logCursor } = await desk.gets<{ logCursor: string }>(ana, "log-cursor");
  const next = await desk.open();
  await desk.app.services.placer.place();
  const { nodes } = await events(ana, { after: logCursor });
  expect(nodes.map(({ type, caseId: of }) => [type, of])).toEqual([["CASE_OPENED", next]]);
});

test("a cursor of another log, or from beyond its end, is unknown", async () => {
  const { logCursor } = await desk.gets<{ logCursor: string }>(ana, "log-cursor");
  const [epoch] = Buffer.from(logCursor, "base64url").toString("utf8").split(".");
  const wrong = [writeCursor({ epoch: "000000000000", position: 1 }), writeCursor({ epoch: epoch!, position: 1_000_000 })];
  for (const after of wrong) {
    for (const place of [{ after }, { before: after }]) {
      const extensions = { code: "CURSOR_UNKNOWN", path: Object.keys(place) };
      expect(await desk.asks(ana, source, place)).toMatchObject({ data: null, errors: [{ extensions }] });
    }
  }
});

test("from the very beginning of the log nothing lies before", async () => {
  const { logCursor } = await desk.gets<{ logCursor: string }>(ana, "log-cursor");
  const [epoch] = Buffer.from(logCursor, "base64url").toString("utf8").split(".");
  const { nodes, pageInfo } = await events(ana, { after: writeCursor({ epoch: epoch!, position: 0 }), first: 1 });
  expect(nodes[0]?.position).toBe(1);
  expect(pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
});

test("an external agent reads the directory's events and those of cases they may see, and is counted no others", async () => {
  const external = await desk.aPerson({ external: true });
  await desk.app.services.placer.place();
  const seen = async () => {
    const { nodes, totalCount } = await events(external, { first: 100 });
    expect(totalCount).toBe(nodes.length);
    return {
      cases: [...new Set(nodes.map((node) => node.caseId))].filter((id) => id !== null),
      types: new Set(nodes.map(({ type }) => type)),
    };
  };
  expect(await seen()).toEqual({ cases: [], types: new Set(["PERSON_CHANGED", "TEAM_CHANGED"]) });
  await desk.tie(caseId, external, "COLLABORATOR", "INFORMED");
  expect((await seen()).cases).toEqual([caseId]);
  await desk.tie(caseId, external, "COLLABORATOR", "INFORMED", "2020-01-01");
  expect((await seen()).cases).toEqual([]);
  const [customer] = await desk.ask<{ id: string }>("select id from events where type = 'CUSTOMER_CHANGED' limit 1");
  expect(await desk.gets(external, "node", { id: customer!.id })).toEqual({ node: null });
  expect(await desk.gets(hiro, "node", { id: customer!.id })).toEqual({ node: { __typename: "CustomerChanged", id: customer!.id } });
});

test("an event's texts stay in their own rows: the log holds ids, codes and numbers", async () => {
  const rows = await desk.ask<{ facts: string }>("select coalesce(before::text, '') || coalesce(after::text, '') as facts from events");
  const log = rows.map(({ facts }) => facts).join("\n");
  for (const text of ["It does not work", "The export fails", "Ana", "example.test", "Acme"]) expect(log).not.toContain(text);
});
