import type { Invariant } from "./invariant";

/** Every fact of a case by its name in the log, with the expression that reads it from the row, instants as the log writes them. */
const FACTS: Readonly<Record<string, string>> = {
  number: "c.number",
  sourceReference: "c.source_reference",
  channel: "c.channel",
  status: "c.status",
  urgency: "c.urgency",
  impact: "c.impact",
  workaround: "c.workaround",
  severity: "c.severity",
  priority: "c.priority",
  priorityDefaulted: "c.priority_defaulted",
  categoryKey: "c.category_key",
  productLine: "c.product_line",
  supportTier: "c.support_tier",
  slaTier: "c.sla_tier",
  tags: "c.tags",
  teamId: "c.team_id",
  accountId: "c.account_id",
  contactId: "c.contact_id",
  ownershipModel: "c.ownership_model",
  ownerId: "c.owner_id",
  ownershipNumber: "c.ownership_number",
  ownerSince: "iso(c.owner_since)",
  contactOwnerId: "c.contact_owner_id",
  resolutionOwnerId: "c.resolution_owner_id",
  untaken: "c.untaken",
  actingOwnerId: "c.acting_owner_id",
  actingUntil: "iso(c.acting_until)",
  needsReply: "c.needs_reply",
  mood: "c.mood",
  nextStepActorId: "c.next_step_actor_id",
  nextStepDueAt: "iso(c.next_step_due_at)",
  openedAt: "iso(c.opened_at)",
  resolvedAt: "iso(c.resolved_at)",
  closedAt: "iso(c.closed_at)",
};

/** Facts that the first release did not tell, as a case has them until an event says otherwise. */
const UNTOLD = JSON.stringify({ actingOwnerId: null, actingUntil: null, needsReply: false, mood: null });

const PAIRS = Object.entries(FACTS).map(([name, column]) => `'${name}', ${column}`);
const NAMES = Object.keys(FACTS).map((name) => `'${name}'`);

/** The rows are what the log tells: every fact of a case, and every interval of its ownership. */
export const FOLD_LAWS: readonly Invariant[] = [
  {
    law: 7,
    sentence: "Every case's row equals the fold of its events.",
    sql: `
      with told as (
        select distinct on (e.stream, fact.name) e.stream, fact.name, fact.value
        from events e cross join lateral jsonb_each(e.after) as fact(name, value)
        where e.case_id = e.stream and fact.name in (${NAMES})
        order by e.stream, fact.name, e.stream_sequence desc
      ), fold as (
        select stream, '${UNTOLD}'::jsonb || jsonb_object_agg(name, value) as facts from told group by stream
      ), held as (
        select c.id, jsonb_build_object(${PAIRS}) as facts from cases c
      )
      select h.id || ' ' || fact.name || ': the row has ' || fact.value || ', its events tell ' || coalesce(f.facts -> fact.name, '"nothing"') as offender
      from held h left join fold f on f.stream = h.id
      cross join lateral jsonb_each(h.facts) as fact(name, value)
      where f.facts is distinct from h.facts and (f.facts -> fact.name) is distinct from fact.value`,
  },
  {
    law: 7,
    sentence: "The ownership intervals are the ones that the events announced.",
    sql: `
      with told as (
        select case_id, (after ->> 'ownershipNumber')::integer as number, after, case when type = 'CASE_OPENED' then null else after ->> 'move' end as move
        from events where case_id = stream and type in ('CASE_OPENED', 'OWNERSHIP_CHANGED')
      )
      select coalesce(o.case_id, t.case_id) || ' interval ' || coalesce(o.number, t.number) || case
          when t.case_id is null then ' was announced by no event'
          when o.case_id is null then ' was announced and is not there'
          else ' of ' || o.person_id || ' since ' || iso(o.since) || ' by ' || o.move || ', announced as ' || t.after end as offender
      from ownership o full join told t on t.case_id = o.case_id and t.number = o.number
      where o.case_id is null or t.case_id is null
        or o.person_id <> coalesce(t.after ->> 'ownerId', o.person_id)
        or iso(o.since) <> coalesce(t.after ->> 'ownerSince', iso(o.since))
        or o.move <> coalesce(t.move, o.move)
        or (t.move is not null and o.brief_id is distinct from t.after ->> 'briefId')`,
  },
];
