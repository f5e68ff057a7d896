import type { Invariant } from "./invariant";

// The instant at which a leave began, as its person's stream tells it.
const BEGAN = `(select max(b.recorded_at) from events b where b.stream = a.person_id and b.type = 'ABSENCE_CHANGED'
  and b.after ->> 'absenceId' = a.id and b.after ->> 'step' = 'BEGAN')`;

/** Who is away, who stands in for them, and what whoever left may not hold: law 15. */
export const ABSENCE_LAWS: readonly Invariant[] = [
  {
    law: 15,
    sentence: "Standing in for an owner is a relation to the case until the same end, and nobody else stands in.",
    sql: `
      select coalesce(c.id, r.case_id) || case
          when c.id is null then ' has the stand-in ' || r.person_id || ', whom it does not name'
          else ' names the stand-in ' || c.acting_owner_id || ' until ' || c.acting_until || ', who is none' end as offender
      from (select id, acting_owner_id, acting_until from cases where acting_owner_id is not null) c
      full join (select case_id, person_id, until from case_relations where relation = 'ACTING_OWNER') r
        on r.case_id = c.id and r.person_id = c.acting_owner_id and r.until = c.acting_until
      where c.id is null or r.case_id is null`,
  },
  {
    law: 15,
    sentence: "Standing in has the timer that ends it, and no other timer ends one.",
    sql: `
      select coalesce(c.id, m.subject_id) || case
          when c.id is null then ' has a timer and nobody stands in'
          when m.subject_id is null then ' has a stand-in without a timer'
          else ' has a stand-in until ' || c.acting_until || ', and the timer rings at ' || m.due_at end as offender
      from (select id, acting_until from cases where acting_owner_id is not null) c
      full join (select subject_id, due_at from timers where kind = 'acting-ends') m on m.subject_id = c.id
      where m.due_at is distinct from c.acting_until`,
  },
  {
    law: 15,
    sentence: "Nobody stands in on a closed case.",
    sql: `
      select c.id || ' is closed and has the stand-in ' || c.acting_owner_id as offender
      from cases c where c.acting_owner_id is not null and c.status = 'CLOSED'`,
  },
  {
    // What they took, reopened, or had the standing in ended of while they were on leave, they meant.
    law: 15,
    sentence: "No leave began with an open case left to its owner alone.",
    sql: `
      select c.id || ' is left with ' || c.owner_id || ', on leave until ' || a.ends_at as offender
      from asked, cases c join absences a on a.person_id = c.owner_id and a.state = 'RUNNING' and a.kind = 'LEAVE'
      where a.ends_at > asked.at and c.status not in ('RESOLVED', 'CLOSED') and c.acting_owner_id is null
        and not exists (select from events e where e.case_id = c.id and e.recorded_at >= ${BEGAN} and e.type in
          ('CASE_OPENED', 'OWNERSHIP_CHANGED', 'CASE_REOPENED', 'CASE_STATUS_CHANGED', 'ACTING_OWNER_ASSIGNED', 'ACTING_OWNER_ENDED'))`,
  },
  {
    law: 15,
    sentence: "An absence has the timer that moves it on, and no other timer moves one.",
    sql: `
      select coalesce(a.id, m.subject_id) || case
          when a.id is null then ' has the timer ' || m.kind || ', which moves nothing'
          when m.subject_id is null then ' is ' || a.state || ' without a timer'
          else ' is ' || a.state || ', and ' || m.kind || ' rings at ' || m.due_at end as offender
      from (select * from absences where state in ('RECORDED', 'RUNNING')) a
      full join (select * from timers where kind in ('leave-begins', 'absence-ends')) m
        on m.subject_id = a.id and m.kind = case a.state when 'RUNNING' then 'absence-ends' else 'leave-begins' end
      where a.id is null or m.subject_id is null or case a.state when 'RUNNING' then m.due_at <> a.ends_at else m.due_at < a.starts_at end`,
  },
  {
    law: 15,
    sentence: "Nobody is absent twice at once, and whoever left is absent no more.",
    sql: `
      select a.id || ' of ' || a.person_id || ' from ' || a.starts_at || ' to ' || a.ends_at as offender
      from absences a left join persons p on p.id = a.person_id
      where a.state in ('RECORDED', 'RUNNING') and (p.active is distinct from true or exists (select from absences o
        where o.person_id = a.person_id and o.id < a.id and o.state in ('RECORDED', 'RUNNING') and o.starts_at < a.ends_at and a.starts_at < o.ends_at))`,
  },
  {
    law: 15,
    sentence: "Whoever left has no task, no offer and no half of an ownership, and neither stands in nor answers for anybody.",
    sql: `
      select p.id || ' left and has ' || h.what as offender
      from persons p join (
        select assignee_id as person_id, 'the task ' || id as what from tasks where state = 'OPEN'
        union all select to_id, 'the offer ' || id from transfer_offers where outcome is null
        union all select delegate_id, 'the delegation ' || id from contact_delegations where ended_at is null
        union all select acting_owner_id, 'the standing in on ' || id from cases where acting_owner_id is not null
        union all select contact_owner_id, 'the contact of ' || id from cases where contact_owner_id <> owner_id
        union all select resolution_owner_id, 'the resolution of ' || id from cases where resolution_owner_id <> owner_id
      ) h on h.person_id = p.id
      where not p.active`,
  },
];
