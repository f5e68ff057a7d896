import type { EventType } from "../../domain/event";
import type { Follower, FollowerPorts } from "./follower";
import { setAside } from "./set-aside";
import { PLACES, takeStep } from "./take-step";
import { tryAgain } from "./try-again";

/** A follower as this process runs it. */
export interface RunningFollower {
  /** Reads on to the end of the log; what another process is doing already is left to it. */
  follow(): Promise<void>;
  stop(): Promise<void>;
}

const EVERY_MS = 1_000;
/** How long it waits before it passes over what it does not react to: at best a burst of events costs one statement. */
const PASS_OVER_MS = 50;

/**
 * Runs a follower in this process; any number of processes may run it.
 *
 * Under a name that is new it begins at the end of the log: what happened before there was such a reaction is left alone. Effect and position
 * are one transaction under the lock of the position's row: a crash loses nothing and doubles nothing, and of two processes one passes by.
 * An event on which the effect throws is set aside in the transaction that moves the position past it, and tried again beside the log.
 */
export async function startFollower(ports: FollowerPorts, follower: Follower): Promise<RunningFollower> {
  const { dataSource, log, failed } = ports;
  const wanted: ReadonlySet<EventType> = new Set(follower.types);
  await dataSource.query(
    "insert into followers (name, position) select $1, coalesce(max(position), 0) from event_places on conflict (name) do nothing",
    [follower.name],
  );
  let stopped = false;
  let again = false;
  let mayBeDue = false;
  let running: Promise<void> | null = null;
  // Halved by each failure and doubled by each success: the event that is to blame is alone after a few steps.
  let most = PLACES;

  const step = async (): Promise<boolean> => {
    const { moved, failure } = await takeStep(ports, follower, most);
    if (failure === null) {
      most = Math.min(PLACES, most * 2);
      return moved;
    }
    const [first, ...more] = failure.events;
    most = Math.max(1, Math.floor(failure.events.length / 2));
    if (first !== undefined && more.length === 0) await setAside(ports, follower.name, failure.from, first, failure.error);
    return true;
  };
  const readOn = async (): Promise<void> => {
    do {
      again = false;
      for (let took = true; took && !stopped; ) took = await step();
      if (!mayBeDue || stopped) continue;
      mayBeDue = (await tryAgain(ports, follower)) !== "NOTHING";
      // Whoever tried held the follower's row, and others passed by meanwhile: it reads on for them.
      if (mayBeDue) again = true;
    } while (again && !stopped);
  };
  const follow = (): Promise<void> => {
    again = true;
    running ??= readOn().finally(() => {
      running = null;
    });
    return running;
  };
  const look = () => {
    if (!stopped) follow().catch(failed);
  };
  let passingOver: NodeJS.Timeout | undefined;
  log.onBatch((events) => {
    if (events.some(({ type }) => wanted.has(type))) return look();
    passingOver ??= setTimeout(() => {
      passingOver = undefined;
      look();
    }, PASS_OVER_MS);
  });
  const timer = setInterval(() => {
    mayBeDue = true;
    look();
  }, EVERY_MS);
  look();
  return {
    follow,
    async stop() {
      stopped = true;
      clearInterval(timer);
      clearTimeout(passingOver);
      await Promise.allSettled([running]);
    },
  };
}
