import { type AuthorityCell, nameOf, readAuthority, readAuthoritySituations } from "../../decisions/read-authority";
import { openSignedIn, openSocket, type SocketClient, subscribe } from "../../support/socket-client";
import { type AuthorityWorld, openAuthorityWorld } from "./authority-world";
import { changedTables, fingerprintReader } from "./read-fingerprint";
import { type StoodUp, standUpCase } from "./stand-up-case";

const cells = [...readAuthority(), ...readAuthoritySituations()].filter((cell) => cell.what.startsWith("Subscription."));

let world: AuthorityWorld;
let start: string;
let stood: StoodUp[];
/** A case that everybody here may see: whatever a stream sends comes before its event. */
let marker: StoodUp;

beforeAll(async () => {
  world = await openAuthorityWorld();
  start = (await world.desk.gets<{ logCursor: string }>(world.people.AGENT, "{ logCursor }")).logCursor;
  stood = [];
  for (const cell of cells) stood.push(await standUpCase(world, cell));
  marker = await standUpCase({ ...world, team: world.otherTeam }, { who: "EXTERNAL_TEAM_AGENT", what: "Query.case", situation: "owns" });
  await world.owner.query("select place_events()");
}, 120_000);
afterAll(() => world.close());

const FIELDS = {
  "Subscription.caseEvents": "caseEvents(filter: $filter, after: $after) { caseId }",
  "Subscription.ownershipChanged": "ownershipChanged(filter: $filter, after: $after) { ... on DomainEvent { caseId } }",
};
type StreamName = keyof typeof FIELDS;
const isStream = (what: string): what is StreamName => what in FIELDS;

function openStream(what: string, id: string, filter: object | null) {
  if (!isStream(what)) throw new Error(`nobody knows how to watch ${what}`);
  return subscribe(id, `subscription($filter: EventFilter, $after: Cursor) { ${FIELDS[what]} }`, { filter, after: start });
}

test.each(cells.map((cell, index) => [nameOf(cell), cell, index] as const))("%s is as its row says", async (_name, cell, index) => {
  const asked = stood[index]?.caseId;
  expect(await watch(cell, asked)).toBe(cell.expect);
});

test("watching changes nothing", async () => {
  const fingerprint = await fingerprintReader(world.desk.ask);
  const before = await fingerprint();
  for (const [index, cell] of cells.entries()) await watch(cell, stood[index]?.caseId);
  expect(changedTables(before, await fingerprint())).toEqual([]);
}, 60_000);

async function watch(cell: AuthorityCell, caseId: string | undefined): Promise<string> {
  const url = `${world.desk.address.replace("http", "ws")}/graphql`;
  if (cell.who === "ANONYMOUS") return watchAsNobody(url, cell.what);
  const client = await openSignedIn(url, `Bearer ${await world.desk.tokenOf(world.people[cell.who])}`);
  try {
    return await watchBoth(client, cell.what, caseId);
  } finally {
    await client.end();
  }
}

// A socket without a token is closed with the code for "forbidden" and acknowledges nothing.
async function watchAsNobody(url: string, what: string): Promise<string> {
  const client = await openSocket(url);
  client.send({ type: "connection_init" });
  client.send(openStream(what, "1", null));
  const { code } = await client.closed;
  return client.frames.length === 0 && [4401, 4403].includes(code) ? "UNAUTHENTICATED" : `closed with ${code}`;
}

/** Asks for the case by name, and for everything: both must say the same. */
async function watchBoth(client: SocketClient, what: string, caseId: string | undefined): Promise<string> {
  client.send(openStream(what, "named", { caseIds: [caseId] }));
  client.send(openStream(what, "all", null));
  const named = await client.hear((frame) => frame.id === "named" && ["next", "complete", "error"].includes(frame.type));
  await client.hear((frame) => frame.id === "all" && (frame.type === "error" || caseOf(frame) === marker.caseId));
  const inAll = client.frames.some((frame) => frame.id === "all" && caseOf(frame) === caseId);
  const inNamed = named.type === "next" && caseOf(named) === caseId;
  if (named.type === "error") return `error ${JSON.stringify(named.payload)}`;
  if (inNamed !== inAll) return `named ${inNamed}, among all ${inAll}`;
  return inNamed ? "ALLOW" : "EMPTY";
}

function caseOf({ payload }: { payload?: unknown }): string | undefined {
  const data = (payload as { data?: Record<string, { caseId?: string } | null> } | undefined)?.data;
  return Object.values(data ?? {})[0]?.caseId;
}
