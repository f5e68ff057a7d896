import type { Invariant } from "./invariant";

/** One owner at every instant, by intervals that tile the life of a case: laws 1 and 2. */
export const OWNERSHIP_LAWS: readonly Invariant[] = [
  {
    law: 1,
    sentence: "Every case has exactly one open interval, and its person is the case's owner.",
    sql: `
      select c.id || ' is owned by ' || c.owner_id || ' and has '
        || case when o.people is null then 'no open interval' else 'the open intervals of ' || array_to_string(o.people, ', ') end as offender
      from cases c
      left join (select case_id, array_agg(person_id order by number) as people from ownership where until = 'infinity' group by case_id) o
        on o.case_id = c.id
      where o.people is distinct from array[c.owner_id]`,
  },
  {
    law: 1,
    sentence: "Every case names the number and the beginning of its open interval.",
    sql: `
      select c.id || ' names interval ' || c.ownership_number || ' since ' || c.owner_since || ', and ' || o.number || ' since ' || o.since || ' is open'
        as offender
      from cases c join ownership o on o.case_id = c.id and o.until = 'infinity'
      where (o.number, o.since) is distinct from (c.ownership_number, c.owner_since)`,
  },
  {
    law: 2,
    sentence: "The ownership intervals of a case tile its life from its opening on: no gap, no overlap, numbered from 1.",
    sql: `
      with laid as (
        select o.*, row_number() over life as place, lag(o.until) over life as ended, lead(o.number) over life is null as last
        from ownership o window life as (partition by o.case_id order by o.number)
      )
      select l.case_id || ' interval ' || l.number || ' from ' || l.since || ' to ' || l.until as offender
      from laid l left join cases c on c.id = l.case_id
      where l.number <> l.place
        or l.since is distinct from case when l.place = 1 then c.opened_at else l.ended end
        or l.until < l.since
        or l.last <> (l.until = 'infinity')`,
  },
];
