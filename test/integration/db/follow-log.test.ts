import { EventEmitter } from "node:events";
import type { Client } from "pg";
import { followLog, type LogFollower } from "../../../src/db/log/follow-log";
import type { PlacedEvent } from "../../../src/db/log/stored-events";
import { until } from "../../support/until";

class Line extends EventEmitter {
  ended = false;
  query(): Promise<void> {
    return Promise.resolve();
  }
  end(): Promise<void> {
    this.ended = true;
    this.emit("end");
    return Promise.resolve();
  }
}

const followers: LogFollower[] = [];
afterEach(async () => {
  for (const follower of followers.splice(0)) await follower.stop();
});

const event = (position: number) => ({ position }) as PlacedEvent;
const upTo = (position: number) => Array.from({ length: position }, (_none, index) => event(index + 1));
const never = new AbortController().signal;

/** A log that grows when a test says so, and a line on which it is announced. */
async function aLog({ from = 0, opened = () => Promise.resolve() }: { from?: number; opened?: () => Promise<void> } = {}) {
  const log = { events: upTo(from), lines: [] as Line[], failures: [] as unknown[] };
  const follower = await followLog(
    {
      readAfter: async (position, most) => log.events.slice(position, position + most),
      openListener: async () => {
        const line = new Line();
        log.lines.push(line);
        await opened();
        return line as unknown as Client;
      },
      failed: (error) => log.failures.push(error),
    },
    from,
  );
  followers.push(follower);
  const read: number[] = [];
  follower.onBatch((events) => read.push(...events.map(({ position }) => position)));
  return Object.assign(log, {
    follower,
    read,
    grow(position: number, { announced = true } = {}) {
      log.events = upTo(position);
      if (announced) log.lines.at(-1)?.emit("notification", { channel: "steward_events", payload: String(position) });
    },
  });
}

test("who waits is woken only when this process has read all that was placed together", async () => {
  const log = await aLog();
  const woken = log.follower.next(0, never).then((events) => ({ first: events[0]?.position, hadRead: log.read.length }));
  log.grow(1_200);
  expect(await woken).toEqual({ first: 1, hadRead: 1_200 });
});

test("who lags behind reads from the table, but never ahead of what this process has read", async () => {
  const log = await aLog({ from: 10 });
  log.grow(12, { announced: false });
  expect((await log.follower.next(4, never)).map(({ position }) => position)).toEqual([5, 6, 7, 8, 9, 10]);
  expect(log.read).toEqual([]);
});

test("every event is given exactly once and in order, however far behind its reader is", async () => {
  const log = await aLog();
  log.grow(6_000);
  await until("all is read", () => log.follower.head() === 6_000);
  const given: number[] = [];
  while (given.length < 6_000) given.push(...(await log.follower.next(given.at(-1) ?? 0, never)).map(({ position }) => position));
  expect(given).toEqual(upTo(6_000).map(({ position }) => position));
});

test("a reader ahead of this process waits until the process is past it", async () => {
  const log = await aLog({ from: 3 });
  const next = log.follower.next(5, never);
  log.grow(7);
  expect((await next).map(({ position }) => position)).toEqual([6, 7]);
});

test("a lost listener is opened again, one at a time, and what was placed meanwhile is read", async () => {
  let open: () => void = () => undefined;
  let slow = false;
  const log = await aLog({
    opened: () =>
      slow
        ? new Promise((resolve) => {
            open = resolve;
          })
        : Promise.resolve(),
  });
  slow = true;
  log.lines[0]?.emit("end");
  log.grow(2, { announced: false });
  await until("the poll read it", () => log.follower.head() === 2);
  await until("a second line is being opened", () => log.lines.length === 2);
  log.grow(3, { announced: false });
  await until("the poll goes on", () => log.follower.head() === 3);
  log.grow(4, { announced: false });
  await until("the poll goes on", () => log.follower.head() === 4);
  expect(log.lines).toHaveLength(2);
  open();
  await until("the new line is heard", () => {
    log.grow(5);
    return log.follower.head() === 5;
  });
  expect(log.failures).toEqual([]);
});

test("a listener that opens while the process stops is closed again", async () => {
  let open: () => void = () => undefined;
  let slow = false;
  const log = await aLog({
    opened: () =>
      slow
        ? new Promise((resolve) => {
            open = resolve;
          })
        : Promise.resolve(),
  });
  slow = true;
  log.lines[0]?.emit("end");
  await until("a second line is being opened", () => log.lines.length === 2);
  const stopped = log.follower.stop();
  open();
  await stopped;
  await until("the second line is closed", () => log.lines[1]?.ended === true);
});
