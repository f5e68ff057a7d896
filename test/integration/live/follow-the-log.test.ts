import { CASE_EVENTS, type LiveStream, OWNERSHIP_CHANGED } from "../../support/live-client";
import { type LiveDesk, liveDesk, post } from "../../support/live-desk";
import { until } from "../../support/until";

let desk: LiveDesk;
beforeAll(async () => {
  desk = await liveDesk();
});
afterAll(() => desk.close());

const cursorOf = (epoch: string, position: number) => Buffer.from(`${epoch}.${position}`).toString("base64url");

async function place(): Promise<{ epoch: string; position: number }> {
  const [epoch = "", position = ""] = Buffer.from(await desk.cursor(), "base64url")
    .toString("utf8")
    .split(".");
  return { epoch, position: Number(position) };
}

test("what is done on one server arrives at a subscriber on the other", async () => {
  const { ana, ben } = desk.people;
  const caseId = await desk.aCase(ana, desk.team);
  const after = await desk.cursor();
  const client = await desk.client(1, ben);
  const ownership = client.watch(OWNERSHIP_CHANGED, { after });
  const everything = client.watch(CASE_EVENTS, { after });

  const taken = await desk.moves(0, ana, "takeCase", { caseId });
  const tagged = await desk.tags(0, caseId, "seen");

  await ownership.has(taken.event.id);
  await everything.has(tagged);
  expect(ownership.seen.map(({ id, type, caseId: of, actor }) => ({ id, type, of, actor }))).toEqual([
    { id: taken.event.id, type: "OWNERSHIP_CHANGED", of: caseId, actor: { id: ana } },
  ]);
  expect(everything.seen.map(({ id }) => id)).toEqual([taken.event.id, tagged]);
});

test("a subscriber without a cursor begins at the end of the log, and from there on has it without a hole", async () => {
  const { ana } = desk.people;
  const caseId = await desk.aCase(ana, desk.team);
  await desk.tags(0, caseId, "before");
  await desk.settled();
  const client = await desk.client(0, ana);
  const stream = client.watch(CASE_EVENTS);
  const told: string[] = [];
  await until("the stream has begun", async () => {
    told.push(await desk.tags(0, caseId, `after-${told.length}`));
    return stream.seen.length > 0;
  });
  const last = await desk.tags(0, caseId, "last");
  await stream.has(last);
  expect(stream.seen.map(({ id }) => id)).toEqual([...told, last].slice(-stream.seen.length));
});

test("a client that comes back to another server with its last cursor misses nothing and sees nothing twice", async () => {
  const { ana } = desk.people;
  const caseId = await desk.aCase(ana, desk.team);
  const after = await desk.cursor();
  const told: string[] = [];
  const heard: string[] = [];
  let cursor = after;
  for (let round = 0; round < 6; round += 1) {
    const client = await desk.client(round % 2, ana);
    const stream = client.watch(CASE_EVENTS, { after: cursor });
    told.push(await desk.tags((round + 1) % 2, caseId, `here-${round}`));
    await stream.has(told.at(-1) ?? "");
    client.socket.terminate();
    heard.push(...stream.seen.map(({ id }) => id));
    cursor = stream.seen.at(-1)?.cursor ?? cursor;
    told.push(await desk.tags(round % 2, caseId, `away-${round}`));
  }
  const client = await desk.client(0, ana);
  const stream = client.watch(CASE_EVENTS, { after: cursor });
  await stream.has(told.at(-1) ?? "");
  expect([...heard, ...stream.seen.map(({ id }) => id)]).toEqual(told);
});

test("a cursor read on one server is known on the other at once, however far that one has read", async () => {
  const { ana } = desk.people;
  const caseId = await desk.aCase(ana, desk.team);
  const client = await desk.client(1, ana);
  for (let round = 0; round < 30; round += 1) {
    await desk.tags(0, caseId, `mark-${round}`);
    const payload = await desk.gets<{ tagCase: { event: { cursor: string } } }>(
      0,
      desk.people.chloe,
      "mutation ($input: TagCaseInput!) { tagCase(input: $input) { event { cursor } } }",
      { input: { caseId, remove: [`mark-${round}`] } },
    );
    const stream = client.watch(CASE_EVENTS, { after: payload.tagCase.event.cursor });
    const next = await desk.tags(0, caseId, `next-${round}`);
    await stream.has(next);
    expect(stream.errors).toEqual([]);
    expect(stream.seen.map(({ id }) => id)).toEqual([next]);
    stream.stop();
    await desk.moves(0, desk.people.chloe, "tagCase", { caseId, remove: [`next-${round}`] });
  }
});

test.each([
  ["of another log", async () => cursorOf("0123456789ab", 1)],
  ["above the head of the log", async () => cursorOf((await place()).epoch, (await place()).position + 1_000)],
])("a cursor %s is CURSOR_UNKNOWN", async (_which, make) => {
  const after = await make();
  const client = await desk.client(0, desk.people.ana);
  const stream = client.watch(CASE_EVENTS, { after });
  expect(await firstErrorOf(stream)).toBe("CURSOR_UNKNOWN");
  expect(stream.seen).toEqual([]);
  const asked = await post(
    desk.server(0).address,
    await desk.tokenOf(desk.people.ana),
    "query ($after: Cursor) { events(first: 1, after: $after) { nodes { id } } }",
    { after },
  );
  expect([stream.errors.flat(), asked.errors]).toMatchObject(
    Array.from({ length: 2 }, () => [{ extensions: { code: "CURSOR_UNKNOWN", path: ["after"] } }]),
  );
});

test.each([
  "",
  "garbage",
  "0123456789ab.1",
  Buffer.from("0123456789ab.-1").toString("base64url"),
  Buffer.from("0123456789ab.99999999999999999").toString("base64url"),
])("the text %p is no cursor at all, which the scalar says", async (after) => {
  const client = await desk.client(0, desk.people.ana);
  const stream = client.watch(CASE_EVENTS, { after });
  expect(await firstErrorOf(stream)).toBe("BAD_USER_INPUT");
  expect(stream.seen).toEqual([]);
});

test("a filter lets through what it names and nothing else", async () => {
  const { ana, ben, chloe } = desk.people;
  const one = await desk.aCase(ana, desk.team);
  const other = await desk.aCase(ana, desk.team);
  const after = await desk.cursor();
  const client = await desk.client(1, ana);
  const ofOne = client.watch(CASE_EVENTS, { after, filter: { caseIds: [one] } });
  const byBen = client.watch(CASE_EVENTS, { after, filter: { actorIds: [ben] } });
  const tags = client.watch(CASE_EVENTS, { after, filter: { types: ["CASE_TAGGED"], streams: [other] } });
  const nothing = client.watch(OWNERSHIP_CHANGED, { after, filter: { types: ["CASE_TAGGED"] } });
  const all = client.watch(CASE_EVENTS, { after });

  const taken = await desk.moves(0, ben, "takeCase", { caseId: one });
  const taggedOther = await desk.tags(0, other, "two");
  const forced = await desk.moves(0, chloe, "forceAssign", { caseId: other, toPersonId: ben, reason: { code: "EXPERTISE" } });
  const taggedOne = await desk.tags(0, one, "one");

  await all.has(taggedOne);
  await ofOne.has(taggedOne);
  const ids = (stream: { seen: { id: string }[] }) => stream.seen.map(({ id }) => id);
  expect(ids(all)).toEqual([taken.event.id, taggedOther, forced.event.id, taggedOne]);
  expect(ids(ofOne)).toEqual([taken.event.id, taggedOne]);
  expect(ids(byBen)).toEqual([taken.event.id]);
  expect(ids(tags)).toEqual([taggedOther]);
  expect(ids(nothing)).toEqual([]);
});

test("an external agent sees the cases of their team, and of the others nothing", async () => {
  const { ana, hiro } = desk.people;
  const eve = await desk.aPerson({ name: "Eve", external: true });
  const steward = await desk.aPerson({ name: "Sam", roles: ["TEAM_LEAD"] });
  const outsourced = await desk.aTeam({ queueStewardId: steward, memberIds: [eve, steward].sort() });
  const theirs = await desk.aCase(steward, outsourced);
  const hidden = await desk.aCase(ana, desk.team);
  const after = await desk.cursor();
  const client = await desk.client(1, eve);
  const stream = client.watch(CASE_EVENTS, { after });
  const ofHidden = client.watch(CASE_EVENTS, { after, filter: { caseIds: [hidden] } });

  await desk.tags(0, hidden, "secret");
  const seen = (await desk.moves(0, hiro, "tagCase", { caseId: theirs, add: ["theirs"] })).event.id;
  await desk.moves(0, ana, "takeCase", { caseId: hidden });
  const last = (await desk.moves(0, hiro, "tagCase", { caseId: theirs, add: ["last"] })).event.id;

  await stream.has(last);
  expect(stream.seen.map(({ id }) => id)).toEqual([seen, last]);
  // A case they may not see does not exist for them: the stream about it ends at once, without a word.
  expect(ofHidden.seen).toEqual([]);
  expect(ofHidden.errors).toEqual([]);
  expect(ofHidden.completed).toBe(true);
});

async function firstErrorOf(stream: LiveStream): Promise<unknown> {
  await until("an error came", () => stream.errors.length > 0);
  const [first] = stream.errors as { extensions: { code: string } }[][];
  return first?.[0]?.extensions.code;
}
