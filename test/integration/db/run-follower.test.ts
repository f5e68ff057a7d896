import type { PlacedEvent } from "../../../src/db/log/stored-events";
import { startNewEpoch } from "../../../src/db/restored";
import type { EventId } from "../../../src/domain/ids";
import { type FollowedLog, followedLog } from "../../support/followed-log";
import { until } from "../../support/until";

/** All but the clock by which a follower looks. */
const REAL_TIMERS = [
  ...(["Date", "hrtime", "nextTick", "performance", "queueMicrotask"] as const),
  ...(["setImmediate", "clearImmediate", "setTimeout", "clearTimeout"] as const),
];

let log: FollowedLog;
beforeEach(async () => {
  log = await followedLog();
});
afterEach(() => log.close());

test("a new follower begins at the end of the log, and then reads all of it in order, however much there is", async () => {
  await log.place(3);
  const follower = await log.follow();
  expect(await log.stand()).toBe(3);
  const ids = await log.place(1_203);
  await follower.follow();
  expect(await log.kept()).toEqual(ids);
  expect(await log.stand()).toBe(1_206);
  expect(follower.failures).toEqual([]);
});

test("a follower that comes back goes on where it stood, with what it missed", async () => {
  const first = await log.follow();
  const seen = await log.place(2);
  await first.follow();
  await first.stop();
  const missed = await log.place(2);
  await (await log.follow()).follow();
  expect(await log.kept()).toEqual([...seen, ...missed]);
});

test("a new epoch of the log moves no follower: it goes on where it stood", async () => {
  const first = await log.follow();
  const seen = await log.place(2);
  await first.follow();
  await first.stop();
  const missed = await log.place(2);
  await startNewEpoch(log.scratch.ownerUrl);
  const then = await log.place(1);
  await (await log.follow()).follow();
  expect(await log.kept()).toEqual([...seen, ...missed, ...then]);
});

test("an event of another kind is passed over, and what is not placed waits", async () => {
  const follower = await log.follow({ types: ["TEAM_CHANGED"] });
  await log.place(1_100);
  await log.writer.write(1);
  await follower.follow();
  expect(await log.kept()).toEqual([]);
  expect([await log.stand(), follower.commits()]).toEqual([1_100, 0]);
});

test("of many that follow at once under one name each event is taken once, and nobody waits for another", async () => {
  const processes = await Promise.all(Array.from({ length: 5 }, () => log.follow()));
  const ids: EventId[] = [];
  for (let round = 0; round < 20; round += 1) {
    ids.push(...(await log.place(1 + (round % 3) * 40)));
    await Promise.all(processes.map((process) => process.follow()));
  }
  await until("the last event is taken", async () => (await log.stand()) === ids.length);
  expect(await log.kept()).toEqual(ids);
  expect(processes.flatMap(({ failures }) => failures)).toEqual([]);
});

test("a follower whose place another process holds leaves it alone, and takes it up once that process is gone", async () => {
  const follower = await log.follow();
  const ids = await log.place(2);
  await log.writer.begin();
  await log.writer.query("select from followers where name = 'tester' for update");
  await follower.follow();
  expect(await log.kept()).toEqual([]);
  await log.writer.rollback();
  await until("its own clock wakes it", async () => (await log.kept()).length === ids.length);
  expect(await log.kept()).toEqual(ids);
});

test("an event of its kind that this process reads wakes it, without waiting for its own clock", async () => {
  jest.useFakeTimers({ doNotFake: REAL_TIMERS });
  try {
    const follower = await log.follow();
    await follower.follow();
    const ids = await log.place(1);
    const events: PlacedEvent[] = await log.dataSource.query("select type, id from events where id = $1", [ids[0]]);
    follower.hears(events);
    await until("it has looked", async () => (await log.kept()).length > 0);
    expect(await log.kept()).toEqual(ids);
  } finally {
    jest.useRealTimers();
  }
});

test("two followers stand apart", async () => {
  const one = await log.follow();
  const other = await log.follow({ name: "another", apply: async () => undefined });
  const ids = await log.place(2);
  await one.follow();
  expect(await log.kept()).toEqual(ids);
  await other.follow();
  expect([await log.stand(), await log.stand("another")]).toEqual([2, 2]);
});

test("the database itself keeps a follower from going further than the log", async () => {
  await log.follow();
  await log.place(1);
  await expect(log.dataSource.query("update followers set position = 2 where name = 'tester'")).rejects.toMatchObject({
    constraint: "a_follower_never_passes_the_log",
  });
  expect(await log.stand()).toBeLessThanOrEqual(1);
});
