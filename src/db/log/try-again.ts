import { pastFailPoint } from "../fail-points";
import { isDatabaseAtFault } from "../recognise-outage";
import { type OpenWork, runUnitOfWork } from "../run-unit-of-work";
import type { Follower, ReactionPorts } from "./follower";
import { kindOf, TRY_AGAIN_IN } from "./set-aside";
import { EVENT_COLUMNS, type PlacedEvent } from "./stored-events";

/** What came of trying: nothing was there to try, its effect is done now, or it failed once more. */
export type Tried = "NOTHING" | "DONE" | "FAILED";

interface Found {
  event: PlacedEvent;
  incidentId: string;
  tries: number;
}

/**
 * Tries an event that the follower set aside: the one of an incident, else the one that is due longest.
 *
 * Its effect and the end of being set aside are one transaction under the lock of the follower's position, so that the effect runs in one
 * place at a time and once. A failure counts as a try unless the database itself failed. Answers "NOTHING", too, for what is due while
 * another process reacts: that one tries it.
 */
export async function tryAgain(ports: ReactionPorts, follower: Follower, incidentId: string | null = null): Promise<Tried> {
  if (incidentId === null && !(await isDue(ports, follower.name))) return "NOTHING";
  const held: { found: Found | null } = { found: null };
  try {
    const done = await runUnitOfWork(
      ports.dataSource,
      `system:${follower.name}`,
      async (work) => {
        held.found = null;
        const found = await find(work, follower.name, incidentId);
        held.found = found;
        if (found === null) return { keep: false, answer: false };
        await follower.apply(work, [found.event]);
        pastFailPoint("follower.after-trying-again");
        await work.query("delete from followers_set_aside where follower = $1 and position = $2", [follower.name, found.event.position]);
        return { keep: true, answer: true };
      },
      ports.participants,
    );
    if (done) ports.committed();
    return done ? "DONE" : "NOTHING";
  } catch (error) {
    if (held.found === null || isDatabaseAtFault(error)) throw error;
    await countTry(ports, follower.name, held.found, error);
    return "FAILED";
  }
}

async function find({ query }: OpenWork, name: string, incidentId: string | null): Promise<Found | null> {
  const [free] = await query(`select 1 as here from followers where name = $1 for update${incidentId === null ? " skip locked" : ""}`, [
    name,
  ]);
  if (free === undefined) return null;
  const [row] = await query<PlacedEvent & { incidentId: string; tries: number }>(
    `select ${EVENT_COLUMNS}, s.incident_id as "incidentId", s.tries
      from followers_set_aside s join event_places p on p.position = s.position join events e on e.no = p.event_no
      where s.follower = $1 and case when $2::text is null then s.try_again_at <= steward_now() else s.incident_id = $2 end
      order by s.try_again_at, s.position limit 1 for update of s`,
    [name, incidentId],
  );
  if (row === undefined) return null;
  const { incidentId: incident, tries, ...event } = row;
  return { event, incidentId: incident, tries };
}

async function isDue({ dataSource }: ReactionPorts, name: string): Promise<boolean> {
  const due: object[] = await dataSource.query(
    "select 1 as here from followers_set_aside where follower = $1 and try_again_at <= (select steward_now()) limit 1",
    [name],
  );
  return due.length > 0;
}

async function countTry(ports: ReactionPorts, name: string, { event, incidentId, tries }: Found, error: unknown): Promise<void> {
  // Only one of two that tried it at the same time is counted.
  const [counted]: { tryAgainAt: Date | null }[] = await ports.dataSource.query(
    `with failed as (
      update followers_set_aside s set tries = s.tries + 1, last_failed_at = t.now, try_again_at = t.now + ${TRY_AGAIN_IN("(s.tries + 1)")}, error_kind = $4
      from (select greatest(steward_now(), last_failed_at) as now from followers_set_aside where follower = $1 and position = $2) t
      where s.follower = $1 and s.position = $2 and s.tries = $3 returning s.try_again_at as "tryAgainAt"
    ) select "tryAgainAt" from failed`,
    [name, event.position, tries, kindOf(error)],
  );
  if (counted === undefined) return;
  const { id: eventId, position } = event;
  ports.setAside({ follower: name, eventId, position, incidentId, tries: tries + 1, tryAgainAt: counted.tryAgainAt, error });
}
