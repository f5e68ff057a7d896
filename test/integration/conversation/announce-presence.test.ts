import type { PersonId } from "../../../src/domain/ids";
import { announcePresence } from "../../../src/features/conversation/announce-presence.command";
import { aConversationDesk, type ConversationDesk } from "../../support/conversation-desk";
import { type LiveClient, liveClient } from "../../support/live-client";
import { until } from "../../support/until";

let desk: ConversationDesk;
let ana: PersonId;
let ben: PersonId;
let eve: PersonId;
const clients: LiveClient[] = [];
beforeAll(async () => {
  desk = await aConversationDesk();
  ({ ana, ben, eve } = desk.people);
});
afterAll(async () => {
  await Promise.all(clients.map((client) => client.end()));
  await desk.close();
});

type Picture = [name: string, kind: string][];
interface Shown {
  person: { id: PersonId; name: string };
  kind: string;
  since: string;
}
const drawn = (present: Shown[]): Picture => present.map(({ person, kind }) => [person.name, kind]);
const announce = async (person: PersonId, caseId: string, kind: string | null) =>
  (
    await desk.gets<{ announcePresence: { presence: Shown[]; userErrors: { code: string }[] } }>(person, "announce-presence", {
      input: { caseId, kind },
    })
  ).announcePresence;
const look = async (person: PersonId, caseId: string): Promise<Shown[]> =>
  (await desk.gets<{ presence: Shown[] }>(person, "presence", { caseId })).presence;

/** Moves the desk's clock for whatever runs meanwhile. */
async function later<T>(by: string, run: () => Promise<T>): Promise<T> {
  await desk.database.moveClock(by);
  try {
    return await run();
  } finally {
    await desk.database.moveClock("0");
  }
}

/** Watches a case's presence over a socket, picture by picture. */
async function watch(person: PersonId, caseId: string) {
  const client = await liveClient(`${desk.address.replace("http", "ws")}/graphql`, await desk.tokenOf(person));
  clients.push(client);
  const stream = client.watch("subscription ($caseId: ID!) { presence(caseId: $caseId) { person { id name } kind since } }", {
    caseId,
  } as object);
  const pictures = (): Picture[] => stream.seen.map((picture) => drawn(picture as unknown as Shown[]));
  return { stream, pictures, shows: (count: number) => until(`${count} pictures`, () => stream.seen.length >= count) };
}

test("who views and who composes is seen by whoever may read the case, and nothing of it is in the log", async () => {
  const caseId = await desk.asked(ana);
  const before = await desk.everything();
  expect(drawn((await announce(ana, caseId, "COMPOSING")).presence)).toEqual([["Ana", "COMPOSING"]]);
  await announce(ben, caseId, "VIEWING");
  expect(drawn(await look(eve, caseId))).toEqual([
    ["Ana", "COMPOSING"],
    ["Ben", "VIEWING"],
  ]);
  expect(await desk.everything()).toEqual(before);
});

test("a sign is good for thirty seconds, a new one keeps since when, and another kind begins anew", async () => {
  const caseId = await desk.asked(ana);
  const [first] = (await announce(ana, caseId, "VIEWING")).presence;
  await later("20 seconds", async () => {
    expect((await announce(ana, caseId, "VIEWING")).presence).toEqual([first]);
  });
  await later("40 seconds", async () => {
    expect(await look(ben, caseId)).toEqual([first]);
    const [noting] = (await announce(ana, caseId, "NOTING")).presence;
    expect(noting?.kind).toBe("NOTING");
    expect(noting?.since).not.toBe(first?.since);
  });
  await later("80 seconds", async () => {
    expect(await look(ben, caseId)).toEqual([]);
    await announce(ben, await desk.asked(ben), "VIEWING");
    expect(await desk.ask("select person_id from presence where case_id = $1", [caseId])).toEqual([]);
  });
});

test("who leaves is gone at once", async () => {
  const caseId = await desk.asked(ana);
  await announce(ana, caseId, "VIEWING");
  expect((await announce(ana, caseId, null)).presence).toEqual([]);
});

test("on a case that somebody may not see they are not, and see nobody", async () => {
  const caseId = await desk.asked(ana);
  await announce(ana, caseId, "VIEWING");
  const outside = await desk.aPerson({ external: true });
  expect(await desk.no(outside, (work) => announcePresence(work, { caseId, kind: "VIEWING" }))).toEqual(["NOT_FOUND", "caseId"]);
  expect(await desk.no(outside, (work) => announcePresence(work, { caseId: "nothing", kind: "VIEWING" }))).toEqual(["NOT_FOUND", "caseId"]);
  expect(await announce(outside, caseId, "VIEWING")).toMatchObject({ presence: [], userErrors: [{ code: "NOT_FOUND" }] });
  expect(await look(outside, caseId)).toEqual([]);
  expect(await look(ana, "nothing")).toEqual([]);
  const { stream } = await watch(outside, caseId);
  await until("the stream ends", () => stream.completed);
  expect(stream.seen).toEqual([]);
  expect(await desk.ask("select person_id from presence where case_id = $1", [caseId])).toEqual([{ person_id: ana }]);
});

test("a sign does not wait for the lock of its case", async () => {
  const caseId = await desk.asked(ana);
  const held = desk.dataSource.createQueryRunner();
  await held.startTransaction();
  await held.query("select from cases where id = $1 for update", [caseId]);
  try {
    expect(drawn((await announce(ben, caseId, "VIEWING")).presence)).toEqual([["Ben", "VIEWING"]]);
  } finally {
    await held.rollbackTransaction();
    await held.release();
  }
});

test("a subscriber sees the picture as it is, then each change, and nothing where only a sign is renewed", async () => {
  const caseId = await desk.asked(ana);
  await announce(ana, caseId, "VIEWING");
  const { stream, pictures, shows } = await watch(ben, caseId);
  await shows(1);
  await announce(ana, caseId, "VIEWING");
  await announce(ana, caseId, "COMPOSING");
  await shows(2);
  await announce(eve, caseId, "VIEWING");
  await shows(3);
  await announce(ana, caseId, null);
  await shows(4);
  expect(pictures()).toEqual([
    [["Ana", "VIEWING"]],
    [["Ana", "COMPOSING"]],
    [
      ["Ana", "COMPOSING"],
      ["Eve", "VIEWING"],
    ],
    [["Eve", "VIEWING"]],
  ]);
  stream.stop();
});

test("a subscriber who may no longer see the case gets no more, and no error", async () => {
  const helper = await desk.aPerson({ name: "Ola", external: true });
  const caseId = await desk.asked(ana);
  await desk.tie(caseId, helper, "COLLABORATOR", "CONSULTED");
  const { stream, shows } = await watch(helper, caseId);
  await shows(1);
  await desk.ask("delete from case_relations where case_id = $1 and person_id = $2", [caseId, helper]);
  await announce(ana, caseId, "COMPOSING");
  await until("the stream ends", () => stream.completed);
  expect(stream.seen).toHaveLength(1);
  expect(stream.errors).toEqual([]);
});

test("a picture that is drawn while somebody loses the case is not sent to them: nothing in it may be younger than their right", async () => {
  const helper = await desk.aPerson({ name: "Ona", external: true });
  const caseId = await desk.asked(ana);
  await desk.tie(caseId, helper, "COLLABORATOR", "CONSULTED");
  const { stream, shows } = await watch(helper, caseId);
  await shows(1);
  const holder = desk.dataSource.createQueryRunner();
  await holder.startTransaction();
  await holder.query("lock table presence in access exclusive mode");
  await desk.ask("select pg_notify('steward_signals', $1)", [caseId]);
  await until("the picture is being drawn", async () => {
    const waiting = await desk.ask(
      `select 1 from pg_locks l join pg_database d on d.oid = l.database
        where d.datname = current_database() and l.relation = 'presence'::regclass and not l.granted`,
    );
    return waiting.length > 0;
  });
  await desk.ask("delete from case_relations where case_id = $1 and person_id = $2", [caseId, helper]);
  await holder.query(
    `insert into presence (case_id, person_id, kind, since, expires_at)
      values ($1, $2, 'COMPOSING', steward_now(), steward_now() + interval '30 seconds')`,
    [caseId, ana],
  );
  await holder.commitTransaction();
  await holder.release();
  await until("the stream ends", () => stream.completed);
  expect(stream.seen).toEqual([[]]);
});
