import { Client } from "pg";
import { startPlacer } from "../../../src/db/log/placer";
import { readAfter, readHead } from "../../../src/db/log/read-log";
import type { PersonId } from "../../../src/domain/ids";
import { tagCase } from "../../../src/features/cases/tag-case.command";
import { aCaseDesk, type CaseDesk } from "../../support/case-desk";

let desk: CaseDesk;
let ana: PersonId;
beforeAll(async () => {
  desk = await aCaseDesk();
  ({ ana } = desk.people);
  // What places here is what the tests call.
  await desk.app.stop();
});
afterAll(() => desk.close());

const place = async () => (await desk.ask<{ head: number }>("select place_events() as head"))[0]!.head;
const unplaced = () => desk.ask("select e.id from events e where not exists (select from event_places p where p.event_no = e.no)");

test("an event has no place until it is placed, and then one for good, after those before it", async () => {
  await place();
  const before = await readHead(desk.dataSource);
  const caseId = await desk.owned(ana);
  expect(await unplaced()).toHaveLength(2);
  expect(await place()).toBe(before.position + 2);
  expect(await place()).toBe(before.position + 2);
  const events = await readAfter(desk.dataSource, before.position, 100);
  expect(events.map(({ position, type, caseId: of }) => ({ position, type, of }))).toEqual([
    { position: before.position + 1, type: "CASE_OPENED", of: caseId },
    { position: before.position + 2, type: "OWNERSHIP_CHANGED", of: caseId },
  ]);
});

test("an event that commits late is placed after those that overtook it, and none is lost", async () => {
  await place();
  const slow = new Client(desk.database.ownerUrl);
  await slow.connect();
  try {
    const { position } = await readHead(desk.dataSource);
    await slow.query("begin");
    await slow.query(
      "insert into events (id, stream, stream_sequence, type, occurred_at, recorded_at, actor) values ('evt_slow', 'con_slow', 1, 'CUSTOMER_CHANGED', now(), now(), 'system:test')",
    );
    const fast = await desk.open();
    await place();
    expect((await readAfter(desk.dataSource, position, 10)).map(({ stream }) => stream)).toEqual([fast]);
    await slow.query("commit");
    await place();
    expect((await readAfter(desk.dataSource, position, 10)).map(({ stream }) => stream)).toEqual([fast, "con_slow"]);
  } finally {
    await slow.end();
  }
});

test("under many writers and many who place, places have no gap and each stream keeps its order", async () => {
  const cases = await Promise.all([1, 2, 3, 4].map(() => desk.owned(ana)));
  const writing = cases.map(async (caseId) => {
    for (let count = 0; count < 15; count += 1)
      await desk.must(desk.as(ana, (work) => tagCase(work, { caseId, add: [`t${count}`], remove: [] })));
  });
  let done = false;
  const placing = [1, 2].map(async () => {
    while (!done) await place();
  });
  await Promise.all(writing);
  done = true;
  await Promise.all(placing);
  await place();
  expect(await unplaced()).toEqual([]);
  const [gaps] = await desk.ask("select count(*) as placed, max(position) as head, min(position) as first from event_places");
  expect(gaps).toEqual({ placed: (gaps as { head: number }).head, head: expect.any(Number), first: 1 });
  const turned = await desk.ask(
    `select stream from (select e.stream, e.stream_sequence, lag(e.stream_sequence) over (partition by e.stream order by p.position) as before
      from events e join event_places p on p.event_no = e.no) told where before is not null and stream_sequence <> before + 1`,
  );
  expect(turned).toEqual([]);
});

test("one notification tells of all that one call placed", async () => {
  const listener = new Client(desk.database.serverUrl);
  await listener.connect();
  try {
    const heard: string[] = [];
    listener.on("notification", ({ payload }) => heard.push(payload ?? ""));
    await listener.query("listen steward_events");
    await desk.owned(ana);
    const head = await place();
    await place();
    await listener.query("select 1");
    expect(heard).toEqual([String(head)]);
  } finally {
    await listener.end();
  }
});

test("calls that come while one runs share the next, which places what was committed before them", async () => {
  const placer = startPlacer(desk.dataSource, (error) => {
    throw error;
  });
  try {
    const running = placer.place();
    await desk.open();
    const [one, other] = [placer.place(), placer.place()];
    expect(await one).toBe(await other);
    await running;
    expect(await unplaced()).toEqual([]);
  } finally {
    await placer.stop();
  }
});
