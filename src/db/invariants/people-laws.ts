import type { Invariant } from "./invariant";

/** Who owns is there, and hands over in order: laws 3, 6 and the half of 15 that rows can show. */
export const PEOPLE_LAWS: readonly Invariant[] = [
  {
    law: 3,
    sentence: "At most one transfer of a case is in the air, from its owner.",
    sql: `
      select t.id || ' of ' || t.case_id || ', owned by ' || coalesce(c.owner_id, 'nobody') || ', is offered from ' || t.from_id as offender
      from (select *, count(*) over (partition by case_id) as in_the_air from transfer_offers where outcome is null) t
      left join cases c on c.id = t.case_id
      where t.in_the_air > 1 or c.id is null or t.from_id <> c.owner_id`,
  },
  {
    law: 3,
    sentence: "A transfer in the air has the timer that ends it, and no other timer ends one.",
    sql: `
      select coalesce(o.id, m.subject_id) || case
          when o.id is null then ' has a timer and is not in the air'
          when m.subject_id is null then ' is in the air without a timer'
          else ' expires at ' || o.expires_at || ' and its timer rings at ' || m.due_at end as offender
      from (select id, expires_at from transfer_offers where outcome is null) o
      full join (select subject_id, due_at from timers where kind = 'offer-expires') m on m.subject_id = o.id
      where m.due_at is distinct from o.expires_at`,
  },
  {
    law: 6,
    sentence: "Every ownership change that was not imported carries a complete handoff brief of its own case.",
    sql: `
      select o.case_id || ' interval ' || o.number || ' (' || o.move || ') ' || case
          when o.brief_id is null then 'names no brief'
          when b.id is null then 'names ' || o.brief_id || ', which is not of this case'
          else 'names ' || o.brief_id || ', which has a blank part' end as offender
      from ownership o left join handoff_briefs b on b.id = o.brief_id and b.case_id = o.case_id
      where o.number > 1 and o.move <> 'IMPORTED'
        and (b.id is null or btrim(b.situation) = '' or btrim(b.reason) = '' or btrim(b.next_step) = '' or btrim(b.promise_text) = '')`,
  },
  {
    law: 15,
    sentence: "The owner of a case that is not closed is active.",
    sql: `
      select c.id || ' is owned by ' || c.owner_id as offender
      from cases c left join persons p on p.id = c.owner_id
      where c.status <> 'CLOSED' and p.active is distinct from true`,
  },
  {
    law: 15,
    sentence: "The steward of a queue is active.",
    sql: `
      select t.id || ' has the steward ' || t.queue_steward_id as offender
      from teams t left join persons p on p.id = t.queue_steward_id
      where p.active is distinct from true`,
  },
];
