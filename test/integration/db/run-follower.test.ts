import type { DataSource } from "typeorm";
import { createDataSource } from "../../../src/db/data-source";
import { type Follower, type RunningFollower, startFollower } from "../../../src/db/log/run-follower";
import type { PlacedEvent } from "../../../src/db/log/stored-events";
import { startNewEpoch } from "../../../src/db/restored";
import type { UnitOfWork } from "../../../src/db/unit-of-work";
import type { EventId } from "../../../src/domain/ids";
import { type LogWriter, logWriter } from "../../support/log-writer";
import { type ScratchDatabase, scratchDatabase } from "../../support/scratch-database";
import { until } from "../../support/until";

/** All but the clock by which a follower looks. */
const REAL_TIMERS = [
  ...(["Date", "hrtime", "nextTick", "performance", "queueMicrotask"] as const),
  ...(["setImmediate", "clearImmediate", "setTimeout", "clearTimeout"] as const),
];

let scratch: ScratchDatabase;
let dataSource: DataSource;
let writer: LogWriter;
const running: RunningFollower[] = [];

beforeEach(async () => {
  scratch = await scratchDatabase();
  dataSource = await createDataSource({ url: scratch.serverUrl, poolSize: 8 }).initialize();
  writer = await logWriter(scratch.serverUrl);
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((follower) => follower.stop()));
  await writer.end();
  await dataSource.destroy();
  await scratch.close();
});

/** An effect that anybody can count: an answer under the event's id, which the database would take twice. */
const keep = async (work: UnitOfWork, events: readonly PlacedEvent[]): Promise<void> => {
  for (const { id, position } of events)
    await work.query("insert into idempotency_records (actor, key, operation, input_hash) values ($1, gen_random_uuid()::text, $2, 'x')", [
      id,
      String(position).padStart(9, "0"),
    ]);
};
const kept = async (): Promise<string[]> => {
  const rows: { actor: string }[] = await dataSource.query("select actor from idempotency_records order by operation, created_at");
  return rows.map(({ actor }) => actor);
};
const stand = async (name = "tester"): Promise<number | undefined> => {
  const rows: { position: number }[] = await dataSource.query("select position from followers where name = $1", [name]);
  return rows[0]?.position;
};

interface Following extends RunningFollower {
  failures: unknown[];
  commits(): number;
  /** What waking does: this process has read these of the log. */
  hears(events: readonly PlacedEvent[]): void;
}

async function follow(wanted: Partial<Follower> = {}): Promise<Following> {
  const failures: unknown[] = [];
  const listeners: ((events: readonly PlacedEvent[]) => void)[] = [];
  let commits = 0;
  const follower = await startFollower(
    {
      dataSource,
      committed: () => {
        commits += 1;
      },
      log: { onBatch: (listener) => void listeners.push(listener) },
      failed: (error) => failures.push(error),
    },
    { name: "tester", types: ["CASE_TAGGED"], apply: keep, ...wanted },
  );
  running.push(follower);
  return { ...follower, failures, commits: () => commits, hears: (events) => listeners.forEach((listener) => void listener(events)) };
}

async function place(count: number): Promise<EventId[]> {
  const ids = await writer.write(count);
  await writer.query("select place_events()");
  return ids;
}

test("a new follower begins at the end of the log, and then reads all of it in order, however much there is", async () => {
  await place(3);
  const follower = await follow();
  expect(await stand()).toBe(3);
  const ids = await place(1_203);
  await follower.follow();
  expect(await kept()).toEqual(ids);
  expect(await stand()).toBe(1_206);
  expect(follower.failures).toEqual([]);
});

test("a follower that comes back goes on where it stood, with what it missed", async () => {
  const first = await follow();
  const seen = await place(2);
  await first.follow();
  await first.stop();
  const missed = await place(2);
  await (await follow()).follow();
  expect(await kept()).toEqual([...seen, ...missed]);
});

test("a new epoch of the log moves no follower: it goes on where it stood", async () => {
  const first = await follow();
  const seen = await place(2);
  await first.follow();
  await first.stop();
  const missed = await place(2);
  await startNewEpoch(scratch.ownerUrl);
  const then = await place(1);
  await (await follow()).follow();
  expect(await kept()).toEqual([...seen, ...missed, ...then]);
});

test("an event of another kind is passed over, and what is not placed waits", async () => {
  const follower = await follow({ types: ["TEAM_CHANGED"] });
  await place(1_100);
  await writer.write(1);
  await follower.follow();
  expect(await kept()).toEqual([]);
  expect([await stand(), follower.commits()]).toEqual([1_100, 0]);
});

test("what an effect throws takes everything of its batch back, and the same events come again", async () => {
  let broken = true;
  const handed: number[] = [];
  const apply: Follower["apply"] = async (work, events) => {
    handed.push(events.length);
    await keep(work, events);
    if (broken) throw new Error("the effect failed");
  };
  const follower = await follow({ apply });
  const ids = await place(3);
  await expect(follower.follow()).rejects.toThrow("the effect failed");
  expect([await kept(), await stand()]).toEqual([[], 0]);
  broken = false;
  await follower.follow();
  expect(await kept()).toEqual(ids);
  expect(new Set(handed)).toEqual(new Set([3]));
});

test("of many that follow at once under one name each event is taken once, and nobody waits for another", async () => {
  const processes = await Promise.all(Array.from({ length: 5 }, () => follow()));
  const ids: EventId[] = [];
  for (let round = 0; round < 20; round += 1) {
    ids.push(...(await place(1 + (round % 3) * 40)));
    await Promise.all(processes.map((process) => process.follow()));
  }
  await until("the last event is taken", async () => (await stand()) === ids.length);
  expect(await kept()).toEqual(ids);
  expect(processes.flatMap(({ failures }) => failures)).toEqual([]);
});

test("a follower whose place another process holds leaves it alone, and takes it up once that process is gone", async () => {
  const follower = await follow();
  const ids = await place(2);
  await writer.begin();
  await writer.query("select from followers where name = 'tester' for update");
  await follower.follow();
  expect(await kept()).toEqual([]);
  await writer.rollback();
  await until("its own clock wakes it", async () => (await kept()).length === ids.length);
  expect(await kept()).toEqual(ids);
});

test("an event of its kind that this process reads wakes it, without waiting for its own clock", async () => {
  jest.useFakeTimers({ doNotFake: REAL_TIMERS });
  try {
    const follower = await follow();
    await follower.follow();
    const ids = await place(1);
    const events: PlacedEvent[] = await dataSource.query("select type, id from events where id = $1", [ids[0]]);
    follower.hears(events);
    await until("it has looked", async () => (await kept()).length > 0);
    expect(await kept()).toEqual(ids);
  } finally {
    jest.useRealTimers();
  }
});

test("two followers stand apart", async () => {
  const one = await follow();
  const other = await follow({ name: "another", apply: async () => undefined });
  const ids = await place(2);
  await one.follow();
  expect(await kept()).toEqual(ids);
  await other.follow();
  expect([await stand(), await stand("another")]).toEqual([2, 2]);
});

test("the database itself keeps a follower from going further than the log", async () => {
  await follow();
  await place(1);
  await expect(dataSource.query("update followers set position = 2 where name = 'tester'")).rejects.toMatchObject({
    constraint: "a_follower_never_passes_the_log",
  });
  expect(await stand()).toBeLessThanOrEqual(1);
});
