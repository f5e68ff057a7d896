import type { EventType } from "../../domain/event";
import type { EventId } from "../../domain/ids";
import type { Database } from "../database";

/** Where a follower stands, and how much it has still to do. */
export interface FollowerState {
  name: string;
  position: number;
  /** How many places of the log are still before it. */
  behind: number;
  /** Of the events that it set aside: how many are tried again by themselves, and how many wait for somebody to look. */
  tryingAgain: number;
  waiting: number;
}

/** An event that a follower set aside, as the command line tells it. */
export interface OwedEvent {
  follower: string;
  incidentId: string;
  eventId: EventId;
  type: EventType;
  /** The case, or whatever else the event happened to. */
  stream: string;
  position: number;
  tries: number;
  firstFailedAt: Date;
  lastFailedAt: Date;
  tryAgainAt: Date | null;
  errorKind: string;
}

/** Every follower that ever stood in this log, by name. */
export function readFollowers(database: Database): Promise<FollowerState[]> {
  return database.query(
    `select f.name, f.position, greatest(0, (select coalesce(max(position), 0) from event_places) - f.position) as behind,
      count(s.try_again_at)::integer as "tryingAgain", (count(s.position) - count(s.try_again_at))::integer as waiting
    from followers f left join followers_set_aside s on s.follower = f.name group by f.name, f.position order by f.name`,
  );
}

/** Everything that is set aside, in the order of the log. */
export function listSetAside(database: Database): Promise<OwedEvent[]> {
  return database.query(
    `select s.follower, s.incident_id as "incidentId", e.id as "eventId", e.type, e.stream, s.position, s.tries, s.first_failed_at as "firstFailedAt",
      s.last_failed_at as "lastFailedAt", s.try_again_at as "tryAgainAt", s.error_kind as "errorKind"
    from followers_set_aside s join event_places p on p.position = s.position join events e on e.no = p.event_no order by s.position, s.follower`,
  );
}

/** Gives up what is owed for an incident, for good; answers whether there was any. */
export async function dismissSetAside(database: Database, incidentId: string): Promise<boolean> {
  const [gone]: { rows: number }[] = await database.query(
    "with gone as (delete from followers_set_aside where incident_id = $1 returning 1) select count(*)::integer as rows from gone",
    [incidentId],
  );
  return gone?.rows === 1;
}
