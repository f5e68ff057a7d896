import { Client } from "pg";
import { checkInvariants } from "../../../src/db/check-invariants";
import type { CaseId, PersonId } from "../../../src/domain/ids";
import { isRefusal } from "../../../src/domain/refusal";
import { addInternalNote } from "../../../src/features/conversation/add-internal-note.command";
import { type LiveDesk, liveDesk } from "../../support/live-desk";
import { until } from "../../support/until";

let desk: LiveDesk;
let caseId: CaseId;
beforeAll(async () => {
  desk = await liveDesk();
  caseId = await desk.aCase(desk.people.chloe, desk.team);
});
afterAll(() => desk.close());

interface Told {
  id: string;
  cursor: string;
  sentence: string;
  case: { id: string } | null;
  event: { id: string } | null;
}
const FIELDS = "id cursor sentence case { id } event { id }";
const WATCH = `subscription ($after: Cursor) { notifications(after: $after) { ${FIELDS} } }`;
const LIST = `{ notifications(first: 100) { cursor nodes { ${FIELDS} } } }`;

/** Opens a stream on a server; what it has told is typed as it was asked for. */
async function watch(index: number, person: PersonId, after: string | null = null) {
  const stream = (await desk.client(index, person)).watch(WATCH, { after });
  return { stream, told: stream.seen as unknown as Told[], ids: () => (stream.seen as unknown as Told[]).map(({ event }) => event?.id) };
}
const list = async (index: number, person: PersonId) =>
  (await desk.gets<{ notifications: { cursor: string; nodes: Told[] } }>(index, person, LIST)).notifications;

/** Writes a note that mentions people, past all servers: whichever places it first has it followed. */
async function mention(...mentionIds: PersonId[]): Promise<string> {
  const note = { caseId, text: "Look.", visibility: "ALL_STAFF" as const, mentionIds };
  const outcome = await desk.as(desk.people.chloe, (work) => addInternalNote(work, note));
  if (isRefusal(outcome)) throw new Error(outcome.code);
  return outcome.eventId ?? "";
}
async function mentions(times: number, ...people: PersonId[]): Promise<string[]> {
  const ids: string[] = [];
  for (let time = 0; time < times; time += 1) ids.push(await mention(...people));
  return ids;
}
const kept = async (person: PersonId): Promise<string[]> =>
  (await desk.ask<{ id: string }>("select event_id as id from notifications where person_id = $1 order by position", [person])).map(
    ({ id }) => id,
  );

test("a mention on one process is told live on the other and on the first, once each, and is kept", async () => {
  const { ana, chloe } = desk.people;
  const streams = [await watch(0, ana), await watch(1, ana)];
  const input = { caseId, text: "Look.", mentionIds: [ana] };
  const note = "mutation ($input: AddInternalNoteInput!) { addInternalNote(input: $input) { event { id } userErrors { code } } }";
  const { addInternalNote: added } = await desk.gets<{ addInternalNote: { event: { id: string } } }>(0, chloe, note, { input });
  await until("both have heard", () => streams.every(({ told }) => told.length > 0));
  const last = await mention(ana);
  await until("both have heard the next", () => streams.every(({ ids }) => ids().includes(last)));
  for (const { ids, stream } of streams) expect([ids(), stream.errors]).toEqual([[added.event.id, last], []]);
  expect(streams[0]?.told[0]).toMatchObject({
    sentence: expect.stringMatching(/^Chloé mentioned you in a note on case \d+\.$/),
    case: { id: caseId },
  });
  expect((await list(1, ana)).nodes.map(({ event }) => event?.id)).toEqual([last, added.event.id]);
});

test("whoever comes back reads what they missed, in order and once, on another process too", async () => {
  const { ben } = desk.people;
  const first = await watch(0, ben);
  const seen = await mentions(2, ben);
  await until("two are told", () => first.told.length === 2);
  first.stream.stop();
  const missed = await mentions(5, ben);
  await until("all are kept", async () => (await kept(ben)).length === 7);
  const second = await watch(1, ben, first.told[1]?.cursor);
  const then = await mention(ben);
  await until("the newest is told", () => second.ids().includes(then));
  expect(first.ids()).toEqual(seen);
  expect(second.ids()).toEqual([...missed, then]);
});

test("nothing falls between a page and a stream that goes on behind it, whatever is notified meanwhile", async () => {
  const person = await desk.aPerson();
  const all = mentions(40, person);
  for (let round = 0; round < 5; round += 1) {
    const page = await list(round % 2, person);
    const stream = await watch((round + 1) % 2, person, page.cursor);
    const last = (await mentions(1, person))[0] ?? "";
    await until("the newest is told", () => stream.ids().includes(last));
    const read = [...page.nodes.map(({ event }) => event?.id).reverse(), ...stream.ids()];
    expect(read).toEqual((await kept(person)).slice(0, read.length));
    stream.stream.stop();
  }
  const ids = await all;
  await until("all are kept", async () => (await kept(person)).length === ids.length + 5);
});

test("a burst that both processes follow notifies each person once a note, though their lines are lost meanwhile", async () => {
  const people = await Promise.all(Array.from({ length: 3 }, () => desk.aPerson()));
  const streams = await Promise.all(people.map((person, index) => watch(index % 2, person)));
  const ids = await mentions(30, ...people);
  await loseLines();
  ids.push(...(await mentions(30, ...people)));
  await until("everybody has heard all", () => streams.every(({ told }) => told.length >= ids.length), 20_000);
  for (const [index, { ids: told, stream }] of streams.entries()) {
    expect([told(), stream.errors]).toEqual([ids, []]);
    expect(await kept(people[index]!)).toEqual(ids);
  }
});

test("who lost the case is told on replay that there was something, and not what", async () => {
  const agent = await desk.aPerson({ external: true, teamIds: [desk.team] });
  const before = await list(0, agent);
  const event = await mention(agent);
  await until("it is kept", async () => (await kept(agent)).includes(event));
  const [seen] = (await list(1, agent)).nodes;
  expect(seen).toMatchObject({ case: { id: caseId }, event: { id: event } });
  await desk.gets(0, desk.people.hiro, "mutation ($input: UpdatePersonInput!) { updatePerson(input: $input) { userErrors { code } } }", {
    input: { personId: agent, expectedRevision: (await desk.lockOf("persons", agent)).revision, teamIds: [] },
  });
  for (const index of [0, 1]) {
    const replay = await watch(index, agent, before.cursor);
    await until("it is replayed", () => replay.told.length > 0);
    expect(replay.told).toEqual([{ ...seen, case: null, event: null, sentence: "This was about something that you can no longer see." }]);
  }
});

test("a stream hears nothing of others, and a cursor of no log of this server is refused", async () => {
  const [one, other] = [await desk.aPerson(), await desk.aPerson()];
  const stream = await watch(0, one);
  await mentions(2, other);
  const own = await mention(one);
  await until("its own is told", () => stream.told.length > 0);
  expect(stream.ids()).toEqual([own]);
  const [epoch] = Buffer.from(stream.told[0]?.cursor ?? "", "base64url")
    .toString("utf8")
    .split(".");
  // One that no log has yet, though its epoch is this log's own, is as unknown as one of another.
  for (const cursor of ["0123456789ab.1", "0123456789ab.999999", `${epoch}.999999`].map((text) =>
    Buffer.from(text).toString("base64url"),
  )) {
    const refused = await watch(1, one, cursor);
    await until("it is refused", () => refused.stream.errors.length > 0);
    expect(refused.stream.errors.flat()).toMatchObject([{ extensions: { code: "CURSOR_UNKNOWN", path: ["after"] } }]);
  }
});

test("in the end every follower stands in the log, and every notification tells of an event", async () => {
  await desk.settled();
  expect(await checkInvariants(desk.database.ownerUrl)).toEqual([]);
});

async function loseLines(): Promise<void> {
  const asOwner = new Client(desk.database.ownerUrl);
  await asOwner.connect();
  await asOwner.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'steward-listen'",
  );
  await asOwner.end();
}
