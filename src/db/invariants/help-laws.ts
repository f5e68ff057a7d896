import type { Invariant } from "./invariant";

/** Who helps, answers, and waits for what: laws 4, 5 and 7 as far as rows can show them. */
export const HELP_LAWS: readonly Invariant[] = [
  {
    law: 4,
    sentence: "At most one half of an ownership is split off.",
    sql: `
      select c.id || ' is owned by ' || c.owner_id || ', answered by ' || c.contact_owner_id || ' and fixed by ' || c.resolution_owner_id as offender
      from cases c where c.contact_owner_id <> c.owner_id and c.resolution_owner_id <> c.owner_id`,
  },
  {
    law: 4,
    sentence: "A contact delegation is a relation to the case until the same end, and nobody else may answer by one.",
    sql: `
      select coalesce(d.id, r.case_id || ' of ' || r.person_id) || case
          when d.id is null then ' may answer until ' || r.until || ' by no delegation'
          else ' of ' || d.case_id || ' lets ' || d.delegate_id || ' answer until ' || d.until || ', who may not' end as offender
      from asked, (select * from contact_delegations where ended_at is null) d
      full join (select * from case_relations where relation = 'DELEGATE') r
        on r.case_id = d.case_id and r.person_id = d.delegate_id and r.until = d.until
      where r.case_id is null or (d.id is null and r.until > asked.at)`,
  },
  {
    law: 4,
    sentence: "A contact delegation has the timer that ends it, and no other timer ends one.",
    sql: `
      select coalesce(d.id, m.subject_id) || case
          when d.id is null then ' has a timer and has ended'
          when m.subject_id is null then ' is open until ' || d.until || ' without a timer'
          else ' is open until ' || d.until || ', and its timer rings at ' || m.due_at end as offender
      from (select id, until from contact_delegations where ended_at is null) d
      full join (select subject_id, due_at from timers where kind = 'delegation-ends') m on m.subject_id = d.id
      where m.due_at is distinct from d.until`,
  },
  {
    law: 5,
    sentence: "Whoever has an open task helps on its case.",
    sql: `
      select t.id || ' of ' || t.case_id || ' is for ' || t.assignee_id || ', who does not help there' as offender
      from asked, tasks t
      where t.state = 'OPEN' and not exists (select from case_relations r
        where r.case_id = t.case_id and r.person_id = t.assignee_id and r.relation = 'COLLABORATOR' and r.until > asked.at)`,
  },
  {
    law: 5,
    sentence: "No task and no proposal is open on a closed case.",
    sql: `
      select w.id || ' is open on ' || c.id || ', which is closed' as offender
      from cases c join (select id, case_id from tasks where state = 'OPEN' union all select id, case_id from proposals where state = 'OPEN') w
        on w.case_id = c.id
      where c.status = 'CLOSED'`,
  },
  {
    law: 7,
    sentence: "Whoever helps on a case, or is kept informed of it, is whom its events name, and nobody else.",
    sql: `
      with told as (
        select distinct on (e.case_id, p.id) e.case_id, p.id as person_id, e.type <> 'COLLABORATOR_LEFT' as helps
        from events e cross join lateral (values
          (case when e.type in ('COLLABORATOR_ADDED', 'COLLABORATOR_LEFT') then e.after ->> 'personId' end),
          (case when e.type = 'CASE_FORWARDED' then e.after ->> 'toId' end),
          (case when e.type = 'OWNERSHIP_CHANGED' then e.before ->> 'ownerId' end),
          (case when e.type = 'OWNERSHIP_REJOINED' then e.before ->> 'contactOwnerId' end),
          (case when e.type = 'OWNERSHIP_REJOINED' then e.before ->> 'resolutionOwnerId' end)) as p(id)
        where e.case_id = e.stream and p.id is not null
        order by e.case_id, p.id, e.stream_sequence desc
      )
      select coalesce(t.case_id, r.case_id) || ' ' || case
          when t.case_id is null then 'has the collaborator ' || r.person_id || ', of whom no event tells'
          else 'tells of the collaborator ' || t.person_id || ', who is none' end as offender
      from (select * from told where helps) t
      full join (select r.case_id, r.person_id from asked, case_relations r where r.relation = 'COLLABORATOR' and r.until > asked.at) r
        on r.case_id = t.case_id and r.person_id = t.person_id
      where t.case_id is null or r.case_id is null`,
  },
  {
    law: 7,
    sentence: "A case needs a reply exactly where the customer had its last word.",
    sql: `
      with said as (
        select distinct on (w.case_id) w.case_id, w.by_customer
        from (select case_id, event_id, true as by_customer from customer_messages union all select case_id, event_id, false from customer_replies) w
        join events e on e.id = w.event_id order by w.case_id, e.stream_sequence desc
      )
      select c.id || case when c.needs_reply then ' needs a reply, and the customer had not the last word' else ' needs no reply, and the customer had the last word' end
        as offender
      from cases c left join said s on s.case_id = c.id
      where c.needs_reply <> coalesce(s.by_customer, false)`,
  },
];
