import type { Invariant } from "./invariant";

const STREAMED = ["cases", "persons", "teams", "accounts", "contacts", "calendars", "service_accounts"];
const ROWS = STREAMED.map((table) => `select id, last_sequence from ${table}`).join(" union all ");

/** The log itself: numbers without a gap in each stream, places without a gap over all of them: law 7. */
export const LOG_LAWS: readonly Invariant[] = [
  {
    law: 7,
    sentence: "The events of a stream are numbered from 1 without a gap.",
    sql: `
      select stream || ' has ' || count(*) || ' events, numbered ' || min(stream_sequence) || ' to ' || max(stream_sequence) as offender
      from events group by stream
      having min(stream_sequence) <> 1 or max(stream_sequence) <> count(*) or count(distinct stream_sequence) <> count(*)`,
  },
  {
    law: 7,
    sentence: "Every row with a stream carries the number of its newest event, and every stream belongs to a row.",
    sql: `
      select coalesce(r.id, e.stream) || case
          when r.id is null then ' has events and no row'
          else ' carries ' || r.last_sequence || ', and its newest event is ' || coalesce(e.newest, 0) end as offender
      from (${ROWS}) r full join (select stream, max(stream_sequence) as newest from events group by stream) e on e.stream = r.id
      where r.id is null or r.last_sequence <> coalesce(e.newest, 0)`,
  },
  {
    law: 7,
    sentence: "The places in the log run from 1 without a gap.",
    sql: `
      select 'position ' || position || ' follows ' || coalesce(before::text, 'nothing') as offender
      from (select position, lag(position) over (order by position) as before from event_places) p
      where position <> coalesce(before, 0) + 1`,
  },
  {
    law: 7,
    sentence: "Every event older than ten seconds has its place.",
    sql: `
      select e.id || ' of ' || e.stream as offender
      from events e, asked
      where e.recorded_at < asked.at - interval '10 seconds' and not exists (select from event_places p where p.event_no = e.no)`,
  },
  {
    law: 7,
    sentence: "No follower has gone further than the log.",
    sql: `
      select f.name || ' stands at ' || f.position || ', and the log ends at ' || h.head as offender
      from followers f, (select coalesce(max(position), 0) as head from event_places) h
      where f.position > h.head`,
  },
  {
    law: 7,
    sentence: "No follower has set aside what it has yet to come to.",
    sql: `
      select f.name || ' stands at ' || f.position || ', and set aside ' || s.position as offender
      from followers_set_aside s join followers f on f.name = s.follower
      where s.position > f.position`,
  },
  {
    law: 7,
    sentence: "Every notification tells a person of an event of its case, and holds that event's place in the log.",
    sql: `
      select n.id || ' for ' || n.person_id || ' tells of ' || n.event_id || ' at ' || n.position as offender
      from notifications n
      left join events e on e.id = n.event_id
      left join event_places p on p.event_no = e.no
      left join persons q on q.id = n.person_id
      where e.case_id is distinct from n.case_id or p.position is distinct from n.position or q.id is null`,
  },
];
