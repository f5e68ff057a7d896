import type { Follower, SetAsideEvent } from "../../../src/db/log/follower";
import { dismissSetAside, listSetAside, readFollowers } from "../../../src/db/log/list-set-aside";
import { setAside } from "../../../src/db/log/set-aside";
import type { PlacedEvent } from "../../../src/db/log/stored-events";
import { tryAgain } from "../../../src/db/log/try-again";
import type { UnitOfWork } from "../../../src/db/unit-of-work";
import type { EventId } from "../../../src/domain/ids";
import { type FollowedLog, followedLog, keep } from "../../support/followed-log";
import { until } from "../../support/until";

/** All but the clock by which a follower looks, and tries again what is due. */
const REAL_TIMERS = [
  ...(["Date", "hrtime", "nextTick", "performance", "queueMicrotask"] as const),
  ...(["setImmediate", "clearImmediate", "setTimeout", "clearTimeout"] as const),
];

let log: FollowedLog;
/** On which events the effect throws, and how. */
let poisoned: Map<EventId, (work: UnitOfWork) => Promise<unknown>>;
beforeEach(async () => {
  log = await followedLog();
  poisoned = new Map();
  jest.useFakeTimers({ doNotFake: REAL_TIMERS });
});
afterEach(async () => {
  jest.useRealTimers();
  await log.close();
});

const BUG = async (_work: UnitOfWork): Promise<unknown> => {
  throw new TypeError("the customer wrote: my card is 4111");
};

/** Does the effect of each event and throws where it is poisoned, so that there is something to take back. */
const apply = async (work: UnitOfWork, events: readonly PlacedEvent[]): Promise<void> => {
  for (const event of events) {
    await keep(work, [event]);
    await poisoned.get(event.id)?.(work);
  }
};
const tester: Follower = { name: "tester", types: ["CASE_TAGGED"], apply };

async function placeWith(count: number, bad: readonly number[], how = BUG): Promise<EventId[]> {
  const ids = await log.place(count);
  for (const index of bad) poisoned.set(ids[index] ?? "evt_none", how);
  return ids;
}
const without = (ids: readonly EventId[], ...bad: number[]) => ids.filter((_id, index) => !bad.includes(index));
const rows = () =>
  log.ask<{ tries: number; error_kind: string; seconds: number | null }>(`
  select tries, error_kind, extract(epoch from try_again_at - last_failed_at)::integer as seconds from followers_set_aside order by position`);
const ports = (told: SetAsideEvent[] = []) => ({
  dataSource: log.dataSource,
  committed: () => undefined,
  setAside: (event: SetAsideEvent) => told.push(event),
});
/** The incident of the one event that is set aside. */
async function incident(): Promise<string> {
  const [owed, ...more] = await listSetAside(log.dataSource);
  if (owed === undefined || more.length > 0) throw new Error("one event is set aside");
  return owed.incidentId;
}

test("an event on which the effect always throws is set aside, and all others have their effect once, in order", async () => {
  const follower = await log.follow({ apply });
  const ids = await placeWith(700, [3, 4, 620]);
  await follower.follow();
  expect(await log.kept()).toEqual(without(ids, 3, 4, 620));
  expect(await log.stand()).toBe(700);
  expect((await listSetAside(log.dataSource)).map(({ eventId }) => eventId)).toEqual([ids[3], ids[4], ids[620]]);
  expect(follower.setAside).toMatchObject([3, 4, 620].map((at) => ({ eventId: ids[at], position: at + 1, tries: 1, follower: "tester" })));
  expect(follower.failures).toEqual([]);
  expect(await readFollowers(log.dataSource)).toEqual([{ name: "tester", position: 700, behind: 0, tryingAgain: 3, waiting: 0 }]);
});

test("of an error its kind is kept, and no word of its message", async () => {
  const follower = await log.follow({ apply });
  const doubled = async (work: UnitOfWork) => {
    for (const _time of [1, 2]) await work.query("insert into followers (name, position) values ('my card is 4111', 0)");
  };
  await placeWith(1, [0]);
  await placeWith(1, [0], doubled);
  await follower.follow();
  expect((await rows()).map(({ error_kind }) => error_kind)).toEqual(["TypeError", "error 23505 followers_pkey"]);
  expect(JSON.stringify(await log.ask("select * from followers_set_aside"))).not.toContain("4111");
});

test("what is set aside is tried again after a second, then each time after four times as long, and from the ninth time on waits", async () => {
  const follower = await log.follow({ apply });
  await placeWith(2, [0]);
  await follower.follow();
  const waits: (number | null)[] = [];
  const told = follower.setAside;
  let ahead = 0;
  for (let tries = 1; tries <= 9; tries += 1) {
    const [row] = await rows();
    expect(row?.tries).toBe(tries);
    waits.push(row?.seconds ?? null);
    ahead += (row?.seconds ?? 100_000) + 60;
    await log.scratch.moveClock(`${ahead} seconds`);
    expect(await tryAgain(ports(told), tester)).toBe(tries < 9 ? "FAILED" : "NOTHING");
  }
  expect(waits).toEqual([1, 4, 16, 64, 256, 1_024, 4_096, 16_384, null]);
  expect(told.map(({ tries, tryAgainAt }) => [tries, tryAgainAt === null])).toEqual(
    [1, 2, 3, 4, 5, 6, 7, 8, 9].map((tries) => [tries, tries === 9]),
  );
  expect(new Set(told.map(({ incidentId }) => incidentId)).size).toBe(1);
  expect(await readFollowers(log.dataSource)).toMatchObject([{ tryingAgain: 0, waiting: 1 }]);
});

test("an event that gets through when it is tried again has its effect once, and nothing is set aside any more", async () => {
  const follower = await log.follow({ apply });
  const ids = await placeWith(3, [1]);
  await follower.follow();
  expect(await log.kept()).toEqual(without(ids, 1));
  poisoned.clear();
  await log.scratch.moveClock("2 seconds");
  await jest.advanceTimersByTimeAsync(1_000);
  await until("its own clock has it tried again", async () => (await rows()).length === 0);
  expect(await log.kept()).toEqual(ids);
  expect([await log.stand(), follower.failures]).toEqual([3, []]);
});

test("what fails together with others and not alone sets nothing aside", async () => {
  const handed: number[] = [];
  const follower = await log.follow({
    apply: async (work, events) => {
      await keep(work, events);
      handed.push(events.length);
      if (events.length > 1) throw new Error("too many at once");
    },
  });
  await follower.follow();
  const ids = await log.place(5);
  await follower.follow();
  expect([await log.kept(), await rows()]).toEqual([ids, []]);
  expect(handed).toEqual([5, 2, 1, 2, 1, 2, 1, 2, 1, 1]);
});

/** What a database does that fails, whatever it is asked. */
const OUTAGES: readonly [string, (work: UnitOfWork) => Promise<unknown>][] = [
  ["a connection that breaks", (work) => work.query("select pg_terminate_backend(pg_backend_pid())")],
  ["a lock that is not given in time", (work) => raise(work, "55P03")],
  ["a transaction that cannot be put in order", (work) => raise(work, "40001")],
  ["a server that only reads", (work) => raise(work, "25006")],
];
const raise = (work: UnitOfWork, code: string) => work.query(`do $$ begin raise exception 'no' using errcode = '${code}'; end $$`);

test.each(OUTAGES)("%s is never an event's fault: it stays where it is, and comes again", async (_what, how) => {
  const follower = await log.follow({ apply });
  const ids = await placeWith(2, [1], how);
  await expect(follower.follow()).rejects.toThrow();
  expect([await log.kept(), await log.stand(), await rows()]).toEqual([[], 0, []]);
  poisoned.clear();
  await follower.follow();
  expect(await log.kept()).toEqual(ids);
});

test.each(OUTAGES)("%s is no try of what is set aside already", async (_what, how) => {
  const follower = await log.follow({ apply });
  const [id = "evt_none"] = await placeWith(1, [0]);
  await follower.follow();
  poisoned.set(id, how);
  await expect(tryAgain(ports(), tester, await incident())).rejects.toThrow();
  expect(await rows()).toEqual([{ tries: 1, error_kind: "TypeError", seconds: 1 }]);
});

test("an effect whose statement never ends in time is the event's fault: it holds up nobody for ever", async () => {
  const follower = await log.follow({ apply });
  const ids = await placeWith(2, [0], async (work) => {
    await work.query("set local statement_timeout = 1");
    await work.query("select pg_sleep(1)");
  });
  await follower.follow();
  expect(await log.kept()).toEqual(without(ids, 0));
  expect(await rows()).toMatchObject([{ tries: 1, error_kind: "error 57014" }]);
});

test("of many processes that fail on the same event one sets it aside", async () => {
  const processes = await Promise.all(Array.from({ length: 5 }, () => log.follow({ apply })));
  const ids: EventId[] = [];
  for (let round = 0; round < 10; round += 1) {
    ids.push(...(await placeWith(12, [round])));
    await Promise.all(processes.map((process) => process.follow()));
  }
  await until("the last event is taken", async () => (await log.stand()) === ids.length);
  const good = ids.filter((id) => !poisoned.has(id));
  expect(await log.kept()).toEqual(good);
  expect((await listSetAside(log.dataSource)).map(({ eventId }) => eventId)).toEqual([...poisoned.keys()]);
  const told = processes.flatMap((process) => process.setAside).filter(({ tries }) => tries === 1);
  expect(told.map(({ eventId }) => eventId).sort()).toEqual([...poisoned.keys()].sort());
});

test("an event that another process got through meanwhile is not set aside", async () => {
  const follower = await log.follow();
  const ids = await log.place(2);
  await follower.follow();
  const [event] = await log.ask<PlacedEvent>("select id, 1 as position from events where id = $1", [ids[0]]);
  if (event === undefined) throw new Error("the event is there");
  const told: SetAsideEvent[] = [];
  await setAside(ports(told), "tester", 0, event, new Error("too late"));
  expect([await rows(), await log.stand(), told]).toEqual([[], 2, []]);
});

test("of many that try the same event at once one does it", async () => {
  const follower = await log.follow({ apply });
  const ids = await placeWith(1, [0]);
  await follower.follow();
  poisoned.clear();
  const name = await incident();
  const tried = await Promise.all(Array.from({ length: 5 }, () => tryAgain(ports(), tester, name)));
  expect(tried.sort()).toEqual(["DONE", "NOTHING", "NOTHING", "NOTHING", "NOTHING"]);
  expect(await log.kept()).toEqual(ids);
});

test("of many whose try fails at once one is counted at a time", async () => {
  const follower = await log.follow({ apply });
  await placeWith(1, [0]);
  await follower.follow();
  const name = await incident();
  const told: SetAsideEvent[] = [];
  const tried = await Promise.all(Array.from({ length: 5 }, () => tryAgain(ports(told), tester, name)));
  expect(new Set(tried)).toEqual(new Set(["FAILED"]));
  const [row] = await rows();
  expect(told.map(({ tries }) => tries)).toEqual(Array.from({ length: (row?.tries ?? 0) - 1 }, (_none, index) => index + 2));
});

test("a process that tried what is due reads on, for those who passed by while it held the place", async () => {
  const follower = await log.follow({
    apply: async (work, events) => {
      await apply(work, events);
      // Placed while this one is tried again: whoever looks now finds the place held.
      if (late.length === 0 && poisoned.size === 0) late.push(...(await log.place(1)));
    },
  });
  const late: EventId[] = [];
  const ids = await placeWith(1, [0]);
  await follower.follow();
  poisoned.clear();
  await log.scratch.moveClock("2 seconds");
  await jest.advanceTimersByTimeAsync(1_000);
  await until("both are done", async () => (await log.kept()).length === 2);
  expect(await log.kept()).toEqual([...ids, ...late]);
  expect(await log.stand()).toBe(2);
});

test("what is due is left to the process that reacts just now", async () => {
  const follower = await log.follow({ apply });
  const ids = await placeWith(1, [0]);
  await follower.follow();
  poisoned.clear();
  await log.scratch.moveClock("2 seconds");
  await log.writer.begin();
  await log.writer.query("select from followers where name = 'tester' for update");
  expect(await tryAgain(ports(), tester)).toBe("NOTHING");
  await log.writer.rollback();
  expect(await tryAgain(ports(), tester)).toBe("DONE");
  expect(await log.kept()).toEqual(ids);
});

test("what is dismissed never has its effect, and nobody is dismissed from what is being done", async () => {
  const follower = await log.follow({ apply });
  const ids = await placeWith(2, [0]);
  await follower.follow();
  poisoned.clear();
  const name = await incident();
  let dismissing: Promise<boolean> = Promise.resolve(true);
  const waits = async () =>
    (await log.ask("select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")).length > 0;
  const slow: Follower = {
    ...tester,
    apply: async (work, events) => {
      dismissing = dismissSetAside(log.dataSource, name);
      await until("the dismissal waits", waits);
      await keep(work, events);
    },
  };
  expect(await tryAgain(ports(), slow, name)).toBe("DONE");
  expect([await dismissing, await log.kept()]).toEqual([false, ids]);

  const later = await log.follow({ apply });
  const more = await placeWith(1, [0]);
  await later.follow();
  const next = await incident();
  expect([await dismissSetAside(log.dataSource, next), await dismissSetAside(log.dataSource, next)]).toEqual([true, false]);
  poisoned.clear();
  expect(await tryAgain(ports(), tester, next)).toBe("NOTHING");
  expect([await log.kept(), more.length]).toEqual([ids, 1]);
});
