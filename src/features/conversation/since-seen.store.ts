import { OPEN_TO_ALL_STAFF } from "../../db/log/stored-events";
import type { Statement, UnitOfWork } from "../../db/unit-of-work";
import { MOVING_EVENTS, type SinceSeen } from "../../domain/conversation";
import { type CaseId, isId } from "../../domain/ids";

const MOST_TOLD = 50;

const SINCE: Statement = {
  name: "since_seen",
  text: `with seen as (select e.stream_sequence from events e where e.id = $2 and e.case_id = $1 and ($4 or ${OPEN_TO_ALL_STAFF}))
    select
      (select e.id from events e where e.case_id = $1 and ($4 or ${OPEN_TO_ALL_STAFF}) order by e.stream_sequence desc limit 1) as "lastEventId",
      coalesce((select array_agg(u.id order by u.stream_sequence) from (
        select e.id, e.stream_sequence from events e
        where e.case_id = $1 and e.stream_sequence > seen.stream_sequence and e.type = any($3)
        order by e.stream_sequence limit ${MOST_TOLD}) u), '{}') as "unseenIds"
    from seen`,
};

/**
 * What moved on a locked case since an event of it was seen; `null` where the event is none of this case that this person may see.
 *
 * Of many unseen events the first fifty are told.
 */
export async function findSinceSeen(work: UnitOfWork, caseId: CaseId, eventId: string, inside: boolean): Promise<SinceSeen | null> {
  if (!isId("evt", eventId)) return null;
  const [found] = await work.query<SinceSeen>(SINCE, [caseId, eventId, MOVING_EVENTS, inside]);
  return found ?? null;
}
