import type { CaseId, PersonId, TeamId } from "../../../src/domain/ids";
import { CASE_EVENTS, type LiveClient, OWNERSHIP_CHANGED } from "../../support/live-client";
import { type LiveDesk, liveDesk } from "../../support/live-desk";
import { until } from "../../support/until";

const PROMISED_MS = 1_000;
const FORBIDDEN = 4403;

let desk: LiveDesk;
beforeAll(async () => {
  desk = await liveDesk();
});
afterAll(() => desk.close());

/** What said that something went wrong: `error` frames, and results with errors. */
function complaints(client: LiveClient): unknown[] {
  return client.frames.filter((frame) => frame.type === "error" || (frame.type === "next" && (frame.payload.errors ?? []).length > 0));
}

async function anOutsourcedTeam(member: PersonId): Promise<{ team: TeamId; steward: PersonId; caseId: CaseId }> {
  const steward = await desk.aPerson({ roles: ["TEAM_LEAD"] });
  const team = await desk.aTeam({ queueStewardId: steward, memberIds: [member, steward].sort() });
  return { team, steward, caseId: await desk.aCase(steward, team) };
}

async function removesFrom(index: number, team: TeamId, memberIds: PersonId[]): Promise<string> {
  const { revision } = await desk.lockOf("teams", team);
  const { updateTeam } = await desk.gets<{ updateTeam: { event: { id: string } | null; userErrors: unknown[] } }>(
    index,
    desk.people.hiro,
    "mutation ($input: UpdateTeamInput!) { updateTeam(input: $input) { event { id } userErrors { code message } } }",
    { input: { teamId: team, expectedRevision: revision, memberIds } },
  );
  if (updateTeam.event === null) throw new Error(JSON.stringify(updateTeam));
  return updateTeam.event.id;
}

const tagged = async (caseId: string, tag: string, index = 0): Promise<string> =>
  (await desk.moves(index, desk.people.hiro, "tagCase", { caseId, add: [tag] })).event.id;

test("an operation on a case that somebody may no longer see completes on the other server, without an error, and the rest goes on", async () => {
  const eve = await desk.aPerson({ name: "Eve", external: true });
  const lost = await anOutsourcedTeam(eve);
  const kept = await anOutsourcedTeam(eve);
  const after = await desk.cursor();
  const client = await desk.client(1, eve);
  const named = client.watch(CASE_EVENTS, { after, filter: { caseIds: [lost.caseId] } });
  const both = client.watch(CASE_EVENTS, { after, filter: { caseIds: [lost.caseId, kept.caseId] } });
  const all = client.watch(CASE_EVENTS, { after });
  const first = await tagged(lost.caseId, "first");
  await Promise.all([named, both, all].map((stream) => stream.has(first)));

  await removesFrom(0, lost.team, [lost.steward]);
  const endedAt = performance.now();
  await tagged(lost.caseId, "after-the-end");
  await until("the operation completes", () => named.completed, PROMISED_MS);
  expect(performance.now() - endedAt).toBeLessThan(PROMISED_MS);
  await tagged(lost.caseId, "later-still");
  const last = await tagged(kept.caseId, "last");
  await Promise.all([both, all].map((stream) => stream.has(last)));

  expect(named.seen.map(({ id }) => id)).toEqual([first]);
  expect(both.seen.map(({ id }) => id)).toEqual([first, last]);
  expect(all.seen.map(({ id }) => id)).toEqual([first, last]);
  expect(complaints(client)).toEqual([]);
  expect(client.frames.filter(({ type }) => type === "complete")).toHaveLength(1);
  expect([both.completed, all.completed]).toEqual([false, false]);
});

test("nothing that was committed after the commit that ended a right is sent, however fast the case goes on", async () => {
  const eve = await desk.aPerson({ name: "Eve", external: true });
  for (let round = 0; round < 5; round += 1) {
    const { team, steward, caseId } = await anOutsourcedTeam(eve);
    const after = await desk.cursor();
    const clients = await Promise.all([0, 1].map((index) => desk.client(index, eve)));
    const streams = clients.map((client) => client.watch(CASE_EVENTS, { after }));
    let isOver = false;
    const flood = Promise.all(
      [0, 1].map(async (index) => {
        for (let each = 0; !isOver; each += 1) await tagged(caseId, `flood-${index}-${each}`, index);
      }),
    );
    await until("the flood runs", () => streams.every(({ seen }) => seen.length > 5));
    const ending = await removesFrom(round % 2, team, [steward]);
    for (let each = 0; each < 5; each += 1) await tagged(caseId, `end-${each}`, 0);
    isOver = true;
    await flood;
    await desk.settled();
    const [end] = await desk.ask<{ position: number }>(
      "select p.position::integer as position from event_places p join events e on e.no = p.event_no where e.id = $1",
      [ending],
    );
    const own = await anOutsourcedTeam(eve);
    const sentinel = await tagged(own.caseId, "sentinel");
    await Promise.all(streams.map((stream) => stream.has(sentinel)));
    for (const stream of streams) {
      const afterTheEnd = stream.seen.filter((event) => event.caseId === caseId && event.position > (end?.position ?? 0));
      expect(afterTheEnd).toEqual([]);
    }
    for (const client of clients) expect(complaints(client)).toEqual([]);
    for (const client of clients) await client.end();
  }
});

test("whoever is deactivated loses their sockets on the other server, without another frame", async () => {
  const { hiro } = desk.people;
  const zoe = await desk.aPerson({ name: "Zoe" });
  const caseId = await desk.aCase(desk.people.ana, desk.team);
  const after = await desk.cursor();
  const clients = await Promise.all([0, 1].map((index) => desk.client(index, zoe)));
  const streams = clients.map((client) => client.watch(OWNERSHIP_CHANGED, { after }));
  const first = (await desk.moves(0, desk.people.ana, "takeCase", { caseId })).event.id;
  await Promise.all(streams.map((stream) => stream.has(first)));
  const heard = clients.map(({ frames }) => frames.length);

  const { deactivatePerson } = await desk.gets<{ deactivatePerson: { userErrors: unknown[] } }>(
    0,
    hiro,
    "mutation ($input: DeactivatePersonInput!) { deactivatePerson(input: $input) { userErrors { code message } } }",
    { input: { personId: zoe } },
  );
  const endedAt = performance.now();
  expect(deactivatePerson.userErrors).toEqual([]);
  await desk.moves(0, desk.people.chloe, "forceAssign", { caseId, toPersonId: desk.people.ben, reason: { code: "EXPERTISE" } });
  expect((await Promise.all(clients.map(({ closed }) => closed))).map(({ code }) => code)).toEqual([FORBIDDEN, FORBIDDEN]);
  expect(performance.now() - endedAt).toBeLessThan(PROMISED_MS);
  expect(clients.map(({ frames }) => frames.length)).toEqual(heard);
  await expect(desk.client(1, zoe)).rejects.toThrow("4403");
});

test.each([
  ["their id", (_email: string, id: PersonId) => id as string],
  ["their e-mail address", (email: string) => email],
])("whoever's tokens are revoked loses their sockets on the other server, where the token names them by %s", async (_by, subjectOf) => {
  const { ana, hiro } = desk.people;
  const email = `yan-${performance.now()}@example.test`;
  const yan = await desk.aPerson({ name: "Yan", email });
  const token = await desk.mint({ personId: subjectOf(email, yan), expiresIn: "1h" });
  const caseId = await desk.aCase(ana, desk.team);
  const after = await desk.cursor();
  const client = await desk.client(1, yan, token);
  const stream = client.watch(CASE_EVENTS, { after });
  await stream.has(await tagged(caseId, "before"));
  const heard = client.frames.length;

  const { revokeTokens } = await desk.gets<{ revokeTokens: { userErrors: unknown[] } }>(
    0,
    hiro,
    "mutation ($input: RevokeTokensInput!) { revokeTokens(input: $input) { userErrors { code message } } }",
    { input: { personId: yan, reason: "TOKEN_LEAKED" } },
  );
  expect(revokeTokens.userErrors).toEqual([]);
  const endedAt = performance.now();
  await tagged(caseId, "after");
  const isClosed = client.closed.then(({ code }) => code);
  await until("the socket is closed", () => client.socket.readyState === client.socket.CLOSED, PROMISED_MS);
  expect(await isClosed).toBe(FORBIDDEN);
  expect(performance.now() - endedAt).toBeLessThan(PROMISED_MS);
  expect(client.frames).toHaveLength(heard);
});

test("a socket closes when its token expires, and nothing that happens from then on is sent", async () => {
  const { ana } = desk.people;
  const caseId = await desk.aCase(ana, desk.team);
  const after = await desk.cursor();
  const token = await desk.mint({ personId: ana, expiresIn: "2s" });
  const client = await desk.client(1, ana, token);
  const stream = client.watch(CASE_EVENTS, { after });
  const first = await tagged(caseId, "in-time");
  await stream.has(first);
  expect((await client.closed).code).toBe(FORBIDDEN);
  await tagged(caseId, "too-late");
  await desk.settled();
  expect(stream.seen.map(({ id }) => id)).toEqual([first]);
  expect(complaints(client)).toEqual([]);
});
