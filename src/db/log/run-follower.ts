import type { EventType } from "../../domain/event";
import { pastFailPoint } from "../fail-points";
import type { CommandPorts } from "../run-command";
import { runUnitOfWork } from "../run-unit-of-work";
import type { UnitOfWork } from "../unit-of-work";
import type { LogFollower } from "./follow-log";
import { EVENT_COLUMNS, type PlacedEvent } from "./stored-events";

/** One reaction to the placed log: it reads on from a stored position, and its effect commits together with that position. */
export interface Follower {
  /** Under which its position is kept; it stays what it is for as long as the reaction exists. */
  name: string;
  /** The kinds of events that it reacts to; the others are passed over. */
  types: readonly EventType[];
  /**
   * Does what these events ask for, in the order of the log and inside the transaction that moves the position.
   *
   * Called by one process at a time. What it throws takes everything back, and the same events come again.
   */
  apply(work: UnitOfWork, events: readonly PlacedEvent[]): Promise<void>;
}

/** A follower as this process runs it. */
export interface RunningFollower {
  /** Reads on to the end of the log; what another process is doing already is left to it. */
  follow(): Promise<void>;
  stop(): Promise<void>;
}

/** What following needs from the process. */
export interface FollowerPorts extends CommandPorts {
  /** Wakes the follower as soon as this process has read something for it. */
  log: Pick<LogFollower, "onBatch">;
  /** Told of an error; the same events are tried again when the follower looks next. */
  failed(error: unknown): void;
}

/** How many places of the log are looked at in one step. */
const PLACES = 500;
const EVERY_MS = 1_000;
/** How long it waits before it passes over what it does not react to: at best a burst of events costs one statement. */
const PASS_OVER_MS = 50;

/** Where a follower stands, and how far its next step goes: the same where it has read all. */
interface Step {
  position: number;
  until: number;
}

/**
 * Runs a follower in this process; any number of processes may run it.
 *
 * Under a name that is new it begins at the end of the log: what happened before there was such a reaction is left alone. Effect and position
 * are one transaction under the lock of the position's row: a crash loses nothing and doubles nothing, and of two processes one passes by.
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
  let running: Promise<void> | null = null;

  const readOn = async (): Promise<void> => {
    do {
      again = false;
      for (let took = true; took && !stopped; ) took = await takeStep(ports, follower);
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
  const timer = setInterval(look, EVERY_MS);
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

/** Takes one step, and answers whether it did: not at the end of the log, nor where another process is taking it. */
async function takeStep(ports: FollowerPorts, follower: Follower): Promise<boolean> {
  const [next]: (Step & { due: boolean })[] = await ports.dataSource.query(
    `select s.position, s.until, exists (select from ${PLACED} where ${ON_THE_WAY("s.position", "s.until", "$2")}) as due from (${STEP}) s`,
    [follower.name, follower.types],
  );
  if (next === undefined) throw new Error(`the follower ${follower.name} stands nowhere`);
  if (next.until === next.position) return false;
  return next.due ? react(ports, follower) : passOver(ports, follower.name, next);
}

// A place is never filled in later, so a stretch in which there was nothing needs no transaction with an effect: it is passed over, unless
// somebody else has moved the follower since.
async function passOver({ dataSource }: FollowerPorts, name: string, { position, until }: Step): Promise<boolean> {
  const [done]: { moved: number }[] = await dataSource.query(
    `with free as (select name from followers where name = $1 and position = $2 for update skip locked),
      moved as (update followers f set position = $3 from free where f.name = free.name returning 1)
      select count(*)::integer as moved from moved`,
    [name, position, until],
  );
  return done?.moved === 1;
}

async function react(ports: FollowerPorts, { name, types, apply }: Follower): Promise<boolean> {
  const moved = await runUnitOfWork(
    ports.dataSource,
    `system:${name}`,
    async (work) => {
      const [step] = await work.query<Step>(`${STEP} for update of f skip locked`, [name]);
      if (step === undefined) return { keep: false, answer: false };
      const events = await work.query<PlacedEvent>(
        `select ${EVENT_COLUMNS} from ${PLACED} where ${ON_THE_WAY("$1", "$2", "$3")} order by p.position`,
        [step.position, step.until, types],
      );
      if (events.length > 0) await apply(work, events);
      pastFailPoint("follower.after-effect");
      await work.query("update followers set position = $2 where name = $1", [name, step.until]);
      pastFailPoint("follower.after-position");
      return { keep: true, answer: true };
    },
    ports.participants,
  );
  if (moved) ports.committed();
  return moved;
}

const PLACED = "event_places p join events e on e.no = p.event_no";
const ON_THE_WAY = (from: string, to: string, types: string) => `p.position > ${from} and p.position <= ${to} and e.type = any(${types})`;

// Positions have no gap and become visible in their order, so below the head that is read here no place is still to come. Whoever waited for
// the row may find it beyond that head.
const STEP = `select f.position, greatest(f.position, least(f.position + ${PLACES}, (select coalesce(max(position), 0) from event_places))) as until
  from followers f where f.name = $1`;
