import type { CaseId, PersonId } from "../../src/domain/ids";
import { INSPECTABLE, type Inspector, inspectServer } from "../support/inspect-server";
import { CASE_EVENTS, type LiveClient, type LiveStream, liveClient } from "../support/live-client";
import { type LiveDesk, liveDesk } from "../support/live-desk";
import { openSignedIn, type SocketClient } from "../support/socket-client";
import type { ServerProcess } from "../support/spawn-server";
import { until } from "../support/until";

const STALLED = 100;
const HEALTHY = 50;
const PER_PERSON = 20;
const ALLOWED_BYTES = 64 * 1024 * 1024;
/** Events in the log before anybody stalls: more than a socket and the buffers on its way can take. */
const WRITTEN = 160;
/** Of them, what those read who came before. */
const READ = 10;
/** Events once all of them are full. */
const BEHIND = 100;

// Each event brings the notes of its case along: some 60 kB, so that a socket that nobody reads is full soon.
const LARGE = `subscription ($after: Cursor, $filter: EventFilter) { caseEvents(after: $after, filter: $filter) { id
  case { conversation(first: 3) { nodes { text } } } } }`;
const NOTE = "x".repeat(20_000);

let desk: LiveDesk;
let server: ServerProcess;
let inspector: Inspector;
const clients: LiveClient[] = [];
const stalled: SocketClient[] = [];
beforeAll(async () => {
  desk = await liveDesk({ servers: 1 });
  server = await desk.spawn({ ...INSPECTABLE });
  inspector = await inspectServer(server);
});
afterAll(async () => {
  inspector?.end();
  for (const { socket } of stalled) socket.terminate();
  await Promise.all(clients.map((client) => client.end()));
  await desk.close();
});

async function readers(count: number): Promise<PersonId[]> {
  const people: PersonId[] = [];
  for (let each = 0; each < count; each += PER_PERSON) people.push(await desk.aPerson());
  return Array.from({ length: count }, (_none, index) => people[Math.floor(index / PER_PERSON)] as PersonId);
}

/** How many results of subscriptions, queries and mutations the server has made. */
async function executions(): Promise<number> {
  const text = await (await fetch(`${server.address}/metrics`)).text();
  return [...text.matchAll(/^graphql_executions_total\{.*\} (\d+)/gm)].reduce((sum, [, count]) => sum + Number(count), 0);
}

const megabytes = (bytes: number) => Math.round((bytes / 1024 / 1024) * 10) / 10;

test(`${STALLED} stalled subscribers grow the process by at most 64 MB, and ${HEALTHY} healthy ones lose nothing`, async () => {
  const { chloe } = desk.people;
  const caseId: CaseId = await desk.aCase(chloe, desk.team);
  for (let each = 0; each < 3; each += 1) {
    const note = "mutation ($input: AddInternalNoteInput!) { addInternalNote(input: $input) { event { id } } }";
    await desk.gets(0, chloe, note, { input: { caseId, text: NOTE } });
  }
  const after = await desk.cursor();
  const filter = { caseIds: [caseId] };
  const streams: LiveStream[] = [];
  for (const person of await readers(HEALTHY)) {
    const client = await liveClient(server.wsAddress, await desk.tokenOf(person));
    clients.push(client);
    streams.push(client.watch(CASE_EVENTS, { after, filter }));
  }
  const told: string[] = [];
  const tags = async (count: number): Promise<void> => {
    for (let each = 0; each < count; each += 1) {
      const tag = { caseId, [told.length % 2 === 0 ? "add" : "remove"]: ["again"] };
      told.push((await desk.moves(0, chloe, "tagCase", tag)).event.id);
    }
    await Promise.all(streams.map((stream) => stream.has(told.at(-1) ?? "", 60_000)));
  };

  /** Waits until nothing is made for anybody any more. */
  const quiet = async (): Promise<number> => {
    let now = await executions();
    for (let last = -1; last !== now; now = await executions()) {
      last = now;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    return now;
  };
  /** Somebody who asks for all of it since then. */
  const joins = async (person: PersonId, from = after): Promise<SocketClient> => {
    const client = await openSignedIn(server.wsAddress, `Bearer ${await desk.tokenOf(person)}`);
    client.send({ type: "subscribe", id: "large", payload: { query: LARGE, variables: { after: from, filter } } });
    await client.hear(({ type }) => type === "next");
    return client;
  };

  // As many as will stall come, read and go: what the process needs for serving them is none of what stalling costs.
  await tags(WRITTEN - READ);
  const late = await desk.cursor();
  await tags(READ);
  let frameBytes = 0;
  const people = await readers(STALLED);
  for (let each = 0; each < STALLED; each += 10) {
    const ten = await Promise.all(people.slice(each, each + 10).map((person) => joins(person, late)));
    for (const reader of ten) {
      await until("one who reads got everything", () => reader.heardFor("large").length === READ, 60_000);
      frameBytes = JSON.stringify(reader.frames.at(-1)).length;
      await reader.end();
    }
  }
  await quiet();
  const before = await inspector.holds();

  const begunAt = performance.now();
  for (const person of people) {
    const client = await joins(person);
    client.socket.pause();
    stalled.push(client);
    // One after the other: a hundred at once would be a test of how many the pool of connections serves.
    if (stalled.length % 10 === 0) await quiet();
  }
  const full = await inspector.holds();
  const madeBefore = await quiet();
  await tags(BEHIND);
  const madeMeanwhile = (await quiet()) - madeBefore;
  const end = await inspector.holds();

  const grown = (later: typeof end) => ({
    rss: megabytes(later.rss - before.rss),
    heapUsed: megabytes(later.heapUsed - before.heapUsed),
    external: megabytes(later.external - before.external),
  });
  console.log(
    JSON.stringify({
      ...{ stalled: STALLED, healthy: HEALTHY, behind: WRITTEN + BEHIND, frameKb: Math.round(frameBytes / 1024) },
      ...{ beforeMb: { rss: megabytes(before.rss), heapUsed: megabytes(before.heapUsed) }, whenFull: grown(full), atTheEnd: grown(end) },
      ...{
        aQueueWouldHoldMb: megabytes(frameBytes * (WRITTEN + BEHIND) * STALLED),
        seconds: Math.round((performance.now() - begunAt) / 1_000),
      },
    }),
  );
  // Nobody had everything, was sent away, or had anything made for them while they did not read.
  for (const client of stalled) {
    expect(client.heardFor("large").length).toBeLessThan(WRITTEN);
    expect(client.socket.readyState).toBe(client.socket.OPEN);
  }
  // What was being made for one of them when the others began to run may have been counted late.
  expect(madeMeanwhile).toBeGreaterThanOrEqual(HEALTHY * BEHIND);
  expect(madeMeanwhile).toBeLessThanOrEqual(HEALTHY * BEHIND + STALLED);
  expect(end.rss - before.rss).toBeLessThanOrEqual(ALLOWED_BYTES);
  expect(end.heapUsed - before.heapUsed).toBeLessThanOrEqual(ALLOWED_BYTES);
  for (const stream of streams) {
    expect(stream.seen.map(({ id }) => id)).toEqual(told);
    expect(stream.errors).toEqual([]);
  }
}, 600_000);
