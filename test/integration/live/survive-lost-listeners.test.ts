import { Client } from "pg";
import { CASE_EVENTS } from "../../support/live-client";
import { type LiveDesk, liveDesk } from "../../support/live-desk";
import { until } from "../../support/until";

let desk: LiveDesk;
beforeAll(async () => {
  desk = await liveDesk();
});
afterAll(() => desk.close());

const listeners = async () =>
  (
    await desk.ask<{ count: number }>(
      "select count(*)::integer as count from pg_stat_activity where datname = current_database() and application_name = 'steward-listen'",
    )
  )[0]?.count;

async function loseListeners(): Promise<void> {
  const asOwner = new Client(desk.database.ownerUrl);
  await asOwner.connect();
  await asOwner.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'steward-listen'",
  );
  await asOwner.end();
}

test("a lost listening connection delays, loses nothing, and comes back by itself", async () => {
  const { ana } = desk.people;
  const caseId = await desk.aCase(ana, desk.team);
  const after = await desk.cursor();
  const streams = await Promise.all([0, 1].map(async (index) => (await desk.client(index, ana)).watch(CASE_EVENTS, { after })));
  const told: string[] = [];
  for (let round = 0; round < 3; round += 1) {
    await loseListeners();
    for (let each = 0; each < 5; each += 1) told.push(await desk.tags(each % 2, caseId, `lost-${round}-${each}`));
    await Promise.all(streams.map((stream) => stream.has(told.at(-1) ?? "")));
    await until("both processes listen again", async () => (await listeners()) === 2);
  }
  for (const stream of streams) expect(stream.seen.map(({ id }) => id)).toEqual(told);
});

test("a cursor from one server is known on another that has not read so far yet", async () => {
  const { ana } = desk.people;
  const caseId = await desk.aCase(ana, desk.team);
  const client = await desk.client(1, ana);
  for (let round = 0; round < 3; round += 1) {
    await desk.cursor(1);
    await until("both processes listen", async () => (await listeners()) === 2);
    await loseListeners();
    await desk.tags(0, caseId, `round-${round}`);
    const after = await desk.cursor(0);
    const stream = client.watch(CASE_EVENTS, { after });
    const next = await desk.tags(0, caseId, `next-${round}`);
    await stream.has(next);
    expect(stream.errors).toEqual([]);
    expect(stream.seen.map(({ id }) => id)).toEqual([next]);
    stream.stop();
  }
});
