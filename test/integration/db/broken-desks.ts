import type { Break } from "./break";

const subject = (text: string) => `(select id from cases where subject = '${text}')`;
const waiting = subject("Where is order 40817?");
const moved = subject("We were charged twice in October");
const offered = subject("The booking page shows the wrong time zone");
const other = (of: string) => `(select min(id) from persons where active and id <> ${of})`;
const inTheAir = "(select id from transfer_offers where outcome is null)";
const named = (sql: string) => `select ${sql} as id`;

const ONE_OPEN = "Every case has exactly one open interval, and its person is the case's owner.";
const NAMED = "Every case names the number and the beginning of its open interval.";
const TILED = "The ownership intervals of a case tile its life from its opening on: no gap, no overlap, numbered from 1.";
const OFFERED = "At most one transfer of a case is in the air, from its owner.";
const TIMED = "A transfer in the air has the timer that ends it, and no other timer ends one.";
const BRIEFED = "Every ownership change that was not imported carries a complete handoff brief of its own case.";
const NUMBERED = "The events of a stream are numbered from 1 without a gap.";
const CARRIED = "Every row with a stream carries the number of its newest event, and every stream belongs to a row.";
const UNBROKEN = "The places in the log run from 1 without a gap.";
const PLACED = "Every event older than ten seconds has its place.";
const FOLLOWED = "No follower has gone further than the log.";
const PASSED = "No follower has set aside what it has yet to come to.";
const NOTIFIED = "Every notification tells a person of an event of its case, and holds that event's place in the log.";
export const FOLDED = "Every case's row equals the fold of its events.";
const ANNOUNCED = "The ownership intervals are the ones that the events announced.";

/** How the tests break what ownership, the log and its readers hold. */
export const DESK_BREAKS: readonly Break[] = [
  {
    what: "a case whose row names somebody else",
    sentence: ONE_OPEN,
    sql: `update cases set owner_id = ${other("owner_id")} where id = ${waiting}`,
    offender: named(waiting),
  },
  {
    what: "a case without any interval",
    sentence: ONE_OPEN,
    sql: `delete from ownership where case_id = ${waiting}`,
    offender: named(waiting),
  },
  {
    what: "a case whose last interval has ended",
    sentence: ONE_OPEN,
    sql: `update ownership set until = since where case_id = ${waiting}`,
    offender: named(waiting),
  },
  {
    what: "a case with two owners",
    sentence: ONE_OPEN,
    sql: `drop index one_owner_at_a_time; insert into ownership (case_id, number, person_id, since, move, actor)
      select case_id, 2, ${other("person_id")}, since, 'FORCED', 'system:test' from ownership where case_id = ${waiting}`,
    offender: named(waiting),
  },
  {
    what: "a case that says its owner began later",
    sentence: NAMED,
    sql: `update cases set owner_since = owner_since + interval '1 second' where id = ${waiting}`,
    offender: named(waiting),
  },
  {
    what: "a case that names another interval",
    sentence: NAMED,
    sql: `update cases set ownership_number = 2 where id = ${waiting}`,
    offender: named(waiting),
  },
  {
    what: "a gap between two owners",
    sentence: TILED,
    sql: `update ownership set until = until - interval '1 millisecond' where case_id = ${moved} and number = 1`,
    offender: named(`${moved} || ' interval 2'`),
  },
  {
    what: "two owners who overlap",
    sentence: TILED,
    sql: `update ownership set until = until + interval '1 millisecond' where case_id = ${moved} and number = 1`,
    offender: named(`${moved} || ' interval 2'`),
  },
  {
    what: "a life that begins after the case",
    sentence: TILED,
    sql: `update ownership set since = since + interval '1 millisecond' where case_id = ${moved} and number = 1`,
    offender: named(`${moved} || ' interval 1'`),
  },
  {
    what: "a number that is left out",
    sentence: TILED,
    sql: `update ownership set number = 4 where case_id = ${moved} and number = 3`,
    offender: named(`${moved} || ' interval 4'`),
  },
  {
    what: "an interval that ends before it begins",
    sentence: TILED,
    sql: `alter table ownership drop constraint an_interval_does_not_end_before_it_begins;
      update ownership set since = until + interval '1 second' where case_id = ${moved} and number = 1`,
    offender: named(`${moved} || ' interval 1'`),
  },
  {
    what: "a case with two offers in the air",
    sentence: OFFERED,
    sql: `drop index one_open_offer_per_case;
      insert into transfer_offers select 'off_second', revision, case_id, from_id, to_id, offered_by, reason_code, reason_text, right_category_key,
        right_team_id, brief_id, offered_at, expires_at from transfer_offers where outcome is null`,
    offender: named("'off_second'"),
  },
  {
    what: "an offer from somebody who is not the owner",
    sentence: OFFERED,
    sql: `update transfer_offers set from_id = (select min(id) from persons where id not in (from_id, to_id)) where id = ${inTheAir}`,
    offender: named(inTheAir),
  },
  {
    what: "an offer of a case that is gone",
    sentence: OFFERED,
    sql: `delete from cases where id = ${offered}`,
    offender: named(inTheAir),
  },
  {
    what: "an offer without its timer",
    sentence: TIMED,
    sql: `delete from timers where subject_id = ${inTheAir}`,
    offender: named(inTheAir),
  },
  {
    what: "a timer that rings too late",
    sentence: TIMED,
    sql: `update timers set due_at = due_at + interval '1 second' where subject_id = ${inTheAir}`,
    offender: named(inTheAir),
  },
  {
    what: "a timer of an offer that has ended",
    sentence: TIMED,
    sql: "insert into timers (kind, subject_id, due_at) select 'offer-expires', min(id), steward_now() from transfer_offers where outcome = 'DECLINED'",
    offender: "select min(id) as id from transfer_offers where outcome = 'DECLINED'",
  },
  {
    what: "a change of owner without a brief",
    sentence: BRIEFED,
    sql: `update ownership set brief_id = null where case_id = ${moved} and number = 2`,
    offender: named(`${moved} || ' interval 2 (TAKEN) names no brief'`),
  },
  {
    what: "a brief of another case",
    sentence: BRIEFED,
    sql: `update ownership set brief_id = (select min(id) from handoff_briefs where case_id <> ${moved}) where case_id = ${moved} and number = 2`,
    offender: named(`${moved} || ' interval 2'`),
  },
  {
    what: "a brief with a blank part",
    sentence: BRIEFED,
    sql: `update handoff_briefs set next_step = ' ' where id = (select brief_id from ownership where case_id = ${moved} and number = 3)`,
    offender: named(`${moved} || ' interval 3'`),
  },
  {
    what: "an owner who is gone",
    sentence: "The owner of a case that is not closed is active.",
    sql: `update persons set active = false where id = (select owner_id from cases where id = ${moved})`,
    offender: named(moved),
  },
  {
    what: "a queue whose steward is gone",
    sentence: "The steward of a queue is active.",
    sql: "update persons set active = false where id = (select queue_steward_id from teams where name = 'Evergreen')",
    offender: "select id from teams where name = 'Evergreen'",
  },
  {
    what: "an event that is lost",
    sentence: NUMBERED,
    sql: `delete from events where stream = ${moved} and stream_sequence = 2`,
    offender: named(moved),
  },
  {
    what: "a first event that is lost",
    sentence: NUMBERED,
    sql: `delete from events where stream = ${moved} and stream_sequence = 1`,
    offender: named(moved),
  },
  {
    what: "a number that was given twice",
    sentence: NUMBERED,
    sql: `alter table events drop constraint one_event_per_number_in_a_stream cascade;
      update events set stream_sequence = 2 where stream = ${moved} and stream_sequence = 3`,
    offender: named(moved),
  },
  ...["cases", "persons", "teams", "accounts", "contacts", "calendars", "service_accounts"].map((table) => ({
    what: `a row of ${table} that is ahead of its stream`,
    sentence: CARRIED,
    sql: `update ${table} set last_sequence = last_sequence + 1 where id = (select min(id) from ${table})`,
    offender: `select min(id) as id from ${table}`,
  })),
  {
    what: "a stream whose row is gone",
    sentence: CARRIED,
    sql: "delete from contacts where name = 'Sam Rivera'",
    offender: "select id from contacts where name = 'Sam Rivera'",
  },
  {
    what: "a place that is lost",
    sentence: UNBROKEN,
    sql: "delete from event_places where position = 5",
    offender: named("'position 6 follows 4'"),
  },
  {
    what: "a log that begins late",
    sentence: UNBROKEN,
    sql: "delete from event_places where position = 1",
    offender: named("'position 2 follows nothing'"),
  },
  {
    what: "an event that waits for its place for eleven seconds",
    sentence: PLACED,
    sql: `update events set recorded_at = steward_now() - interval '11 seconds';
      delete from event_places where position = (select max(position) from event_places)`,
    offender: "select e.id from event_places p join events e on e.no = p.event_no order by p.position desc limit 1",
  },
  {
    what: "a follower that has read more than there is",
    sentence: FOLLOWED,
    sql: "insert into followers (name, position) select 'ahead', max(position) + 1 from event_places",
    offender: named("'ahead stands at '"),
  },
  {
    what: "a follower that set aside what it has yet to come to",
    sentence: PASSED,
    sql: `insert into followers (name, position) values ('hasty', 1);
      insert into followers_set_aside (follower, position, incident_id, tries, first_failed_at, last_failed_at, error_kind)
        values ('hasty', 2, 'incident', 1, steward_now(), steward_now(), 'Error')`,
    offender: named("'hasty stands at 1, and set aside 2'"),
  },
  ...[
    { what: "a notification of an event that never was", change: "event_id = 'evt_nowhere'" },
    { what: "a notification at another place than its event's", change: "position = position - 1" },
    { what: "a notification about another case than its event", change: `case_id = ${waiting}` },
    { what: "a notification for nobody", change: "person_id = 'per_nobody'" },
  ].map(({ what, change }) => ({
    what,
    sentence: NOTIFIED,
    sql: `insert into notifications (id, person_id, cause, case_id, event_id, position)
        select 'ntf_broken', (select min(id) from persons), 'TASK', e.case_id, e.id, p.position
        from event_places p join events e on e.no = p.event_no where e.case_id = ${moved} order by p.position desc limit 1;
      update notifications set ${change} where id = 'ntf_broken'`,
    offender: named("'ntf_broken'"),
  })),
  {
    what: "a case whose events were never written",
    sentence: FOLDED,
    sql: `delete from events where stream = ${waiting}`,
    offender: named(`${waiting} || ' accountId'`),
  },
  {
    what: "an interval of somebody else than was announced",
    sentence: ANNOUNCED,
    sql: `update ownership set person_id = ${other("person_id")} where case_id = ${moved} and number = 2`,
    offender: named(`${moved} || ' interval 2'`),
  },
  {
    what: "an interval by another move than was announced",
    sentence: ANNOUNCED,
    sql: `update ownership set move = 'FORCED' where case_id = ${moved} and number = 2`,
    offender: named(`${moved} || ' interval 2'`),
  },
  {
    what: "an interval that began at another instant than was announced",
    sentence: ANNOUNCED,
    sql: `update ownership set since = since + interval '1 millisecond' where case_id = ${moved} and number = 3`,
    offender: named(`${moved} || ' interval 3'`),
  },
  {
    what: "an interval that no event announced",
    sentence: ANNOUNCED,
    sql: `delete from events where type = 'OWNERSHIP_CHANGED' and stream = ${moved} and after ->> 'ownershipNumber' = '3'`,
    offender: named(`${moved} || ' interval 3 was announced by no event'`),
  },
  {
    what: "an announced interval that is not there",
    sentence: ANNOUNCED,
    sql: `delete from ownership where case_id = ${moved} and number = 3`,
    offender: named(`${moved} || ' interval 3 was announced and is not there'`),
  },
];

/** A column of a case that the log tells, and another value for it. */
export const OTHER_FACTS: Readonly<Record<string, string>> = {
  number: "number = 999",
  sourceReference: "source_reference = 'INC1'",
  channel: "channel = 'API'",
  status: "status = 'OPEN'",
  urgency: "urgency = 'URGENT'",
  impact: "impact = 'HIGH'",
  workaround: "workaround = 'PARTIAL'",
  severity: "severity = 'LOW'",
  priority: "priority = 'P1'",
  priorityDefaulted: "priority_defaulted = false",
  categoryKey: "category_key = 'HOW_TO'",
  productLine: "product_line = 'Chat'",
  supportTier: "support_tier = 4",
  slaTier: "sla_tier = 'PREMIER'",
  tags: "tags = '{}'",
  teamId: "team_id = (select id from teams where name = 'Billing')",
  accountId: "account_id = null",
  contactId: "contact_id = null",
  ownershipModel: "ownership_model = 'INDIVIDUAL'",
  ownerId: "owner_id = (select id from persons where name = 'Ana Ferreira')",
  ownershipNumber: "ownership_number = 2",
  ownerSince: "owner_since = owner_since + interval '1 millisecond'",
  contactOwnerId: "contact_owner_id = (select id from persons where name = 'Ana Ferreira')",
  resolutionOwnerId: "resolution_owner_id = (select id from persons where name = 'Ana Ferreira')",
  untaken: "untaken = false",
  actingOwnerId: "acting_owner_id = (select id from persons where name = 'Ana Ferreira')",
  actingUntil: "acting_until = opened_at",
  needsReply: "needs_reply = not needs_reply",
  mood: "mood = 'NEGATIVE'",
  nextStepActorId: "next_step_actor_id = (select id from persons where name = 'Ana Ferreira')",
  nextStepDueAt: "next_step_due_at = next_step_due_at + interval '1 millisecond'",
  openedAt: "opened_at = opened_at + interval '1 millisecond'",
  resolvedAt: "resolved_at = opened_at",
  closedAt: "closed_at = opened_at",
};
