import { pastFailPoint } from "../fail-points";
import { isDatabaseAtFault } from "../recognise-outage";
import { runUnitOfWork } from "../run-unit-of-work";
import type { Follower, ReactionPorts } from "./follower";
import { EVENT_COLUMNS, type PlacedEvent } from "./stored-events";

/** How many places of the log are looked at in one step. */
export const PLACES = 500;

/** Where a follower stands, and how far its next step goes: the same where it has read all. */
interface Step {
  position: number;
  until: number;
}

/** What an effect threw, on which events, and where its follower stands. */
export interface Failure {
  error: unknown;
  events: readonly PlacedEvent[];
  from: number;
}

/** What came of a step: not moved at the end of the log, nor where another process is taking it. */
export interface Taken {
  moved: boolean;
  failure: Failure | null;
}

/** Takes one step; it hands over so many events at most. */
export async function takeStep(ports: ReactionPorts, follower: Follower, most: number): Promise<Taken> {
  const [next]: (Step & { due: boolean })[] = await ports.dataSource.query(
    `select s.position, s.until, exists (select from ${PLACED} where ${ON_THE_WAY("s.position", "s.until", "$2")}) as due from (${STEP}) s`,
    [follower.name, follower.types],
  );
  if (next === undefined) throw new Error(`the follower ${follower.name} stands nowhere`);
  if (next.until === next.position) return { moved: false, failure: null };
  return next.due ? react(ports, follower, most) : { moved: await passOver(ports, follower.name, next), failure: null };
}

// A place is never filled in later, so a stretch in which there was nothing needs no transaction with an effect: it is passed over, unless
// somebody else has moved the follower since.
async function passOver({ dataSource }: ReactionPorts, name: string, { position, until }: Step): Promise<boolean> {
  const [done]: { moved: number }[] = await dataSource.query(
    `with free as (select name from followers where name = $1 and position = $2 for update skip locked),
      moved as (update followers f set position = $3 from free where f.name = free.name returning 1)
      select count(*)::integer as moved from moved`,
    [name, position, until],
  );
  return done?.moved === 1;
}

async function react(ports: ReactionPorts, { name, types, apply }: Follower, most: number): Promise<Taken> {
  const handed: { over: Omit<Failure, "error"> | null } = { over: null };
  try {
    const moved = await runUnitOfWork(
      ports.dataSource,
      `system:${name}`,
      async (work) => {
        handed.over = null;
        const [step] = await work.query<Step>(`${STEP} for update of f skip locked`, [name]);
        if (step === undefined) return { keep: false, answer: false };
        const { position: from, until } = step;
        const events = await work.query<PlacedEvent>(
          `select ${EVENT_COLUMNS} from ${PLACED} where ${ON_THE_WAY("$1", "$2", "$3")} order by p.position limit $4`,
          [from, until, types, most],
        );
        if (events.length > 0) {
          handed.over = { events, from };
          await apply(work, events);
        }
        pastFailPoint("follower.after-effect");
        const to = events.length === most ? events.at(-1)?.position : until;
        await work.query("update followers set position = $2 where name = $1", [name, to]);
        pastFailPoint("follower.after-position");
        return { keep: true, answer: true };
      },
      ports.participants,
    );
    if (moved) ports.committed();
    return { moved, failure: null };
  } catch (error) {
    if (handed.over === null || isDatabaseAtFault(error)) throw error;
    return { moved: false, failure: { ...handed.over, error } };
  }
}

const PLACED = "event_places p join events e on e.no = p.event_no";
const ON_THE_WAY = (from: string, to: string, types: string) => `p.position > ${from} and p.position <= ${to} and e.type = any(${types})`;

// Positions have no gap and become visible in their order, so below the head that is read here no place is still to come. Whoever waited for
// the row may find it beyond that head.
const STEP = `select f.position, greatest(f.position, least(f.position + ${PLACES}, (select coalesce(max(position), 0) from event_places))) as until
  from followers f where f.name = $1`;
