import type { Break } from "./break";

const subject = (text: string) => `(select id from cases where subject = '${text}')`;
const waiting = subject("Where is order 40817?");
const moved = subject("We were charged twice in October");
const somebody = (notIn: string) => `(select min(id) from persons where active and id not in (${notIn}))`;
const ownerOf = (of: string) => `(select owner_id from cases where id = ${of})`;
const helper = somebody(`select person_id from case_relations where case_id = ${moved} union select ${ownerOf(moved)}`);
const named = (sql: string) => `select ${sql} as id`;

const ACTS = "Standing in for an owner is a relation to the case until the same end, and nobody else stands in.";
const ACTS_TIMED = "Standing in has the timer that ends it, and no other timer ends one.";
const ACTS_FOR = "Nobody stands in on a closed case.";
const LEFT_ALONE = "No leave began with an open case left to its owner alone.";
const MOVES_ON = "An absence has the timer that moves it on, and no other timer moves one.";
const ONCE_ABSENT = "Nobody is absent twice at once, and whoever left is absent no more.";
const LEFT = "Whoever left has no task, no offer and no half of an ownership, and neither stands in nor answers for anybody.";
const ONE_HALF = "At most one half of an ownership is split off.";
const DELEGATED = "A contact delegation is a relation to the case until the same end, and nobody else may answer by one.";
const DELEGATED_TIMED = "A contact delegation has the timer that ends it, and no other timer ends one.";
const TASKED = "Whoever has an open task helps on its case.";
const CLOSED = "No task and no proposal is open on a closed case.";
const HELPED = "Whoever helps on a case, or is kept informed of it, is whom its events name, and nobody else.";
const NEEDS_REPLY = "A case needs a reply exactly where the customer had its last word.";

const HOUR = "steward_now() + interval '1 hour'";
const stands = (until: string) => `update cases set acting_owner_id = ${helper}, acting_until = ${until} where id = ${moved};`;
const tied = (relation: string, until: string, raci = "null") =>
  `insert into case_relations (case_id, person_id, relation, raci, until) values (${moved}, ${helper}, '${relation}', ${raci}, ${until});`;
const rings = (kind: string, id: string, due: string) => `insert into timers (kind, subject_id, due_at) values ('${kind}', ${id}, ${due});`;
const delegation = `insert into contact_delegations (id, case_id, delegate_id, granted_by, granted_at, until)
  values ('dlg_broken', ${moved}, ${helper}, ${ownerOf(moved)}, steward_now(), ${HOUR});`;
const task = (caseId: string, person = helper) => `insert into tasks (id, case_id, assignee_id, asked_by, what, due_at, asked_at)
  values ('task_broken', ${caseId}, ${person}, 'system:test', 'Look.', ${HOUR}, steward_now());`;
const absence = (id: string, person: string, state: string, kind = "LEAVE") => `insert into absences
  (id, person_id, kind, starts_at, ends_at, state, recorded_by, recorded_at)
  values ('${id}', ${person}, '${kind}', steward_now() - interval '1 minute', ${HOUR}, '${state}', 'system:test', steward_now());`;
const leaves = (person: string) => `update persons set active = false where id = ${person};`;
const gone = (what: string): Pick<Break, "what" | "sentence"> => ({ what: `somebody who left with ${what}`, sentence: LEFT });

/** Every way that the tests break what daily life writes: standing in, absence, delegation, tasks, help and words. */
export const DAILY_BREAKS: readonly Break[] = [
  { what: "a stand-in who has no relation", sentence: ACTS, sql: stands(HOUR), offender: named(moved) },
  { what: "a stand-in whom no case names", sentence: ACTS, sql: tied("ACTING_OWNER", HOUR), offender: named(moved) },
  {
    what: "a stand-in whose relation ends at another time",
    sentence: ACTS,
    sql: `${stands(HOUR)} ${tied("ACTING_OWNER", `${HOUR} + interval '1 second'`)}`,
    offender: named(`${moved} || ' names'`),
  },
  {
    what: "a stand-in whose time is over and whom no timer ends",
    sentence: ACTS_TIMED,
    sql: stands("steward_now() - interval '1 day'"),
    offender: named(moved),
  },
  {
    what: "a timer of a standing in that is over",
    sentence: ACTS_TIMED,
    sql: rings("acting-ends", waiting, HOUR),
    offender: named(waiting),
  },
  {
    what: "a stand-in whose timer rings too late",
    sentence: ACTS_TIMED,
    sql: `${stands(HOUR)} ${rings("acting-ends", moved, `${HOUR} + interval '1 second'`)}`,
    offender: named(moved),
  },
  {
    what: "a stand-in on a closed case",
    sentence: ACTS_FOR,
    sql: `${stands(HOUR)} update cases set status = 'CLOSED', resolved_at = coalesce(resolved_at, opened_at), closed_at = coalesce(closed_at, opened_at) where id = ${moved}`,
    offender: named(moved),
  },
  {
    what: "a leave that began and left a case behind",
    sentence: LEFT_ALONE,
    sql: `${absence("abs_broken", ownerOf(waiting), "RUNNING")}
      insert into events (id, stream, stream_sequence, type, occurred_at, recorded_at, actor, after)
        select 'evt_broken', p.id, p.last_sequence + 1, 'ABSENCE_CHANGED', steward_now(), steward_now(), 'system:test',
          '{"absenceId": "abs_broken", "step": "BEGAN"}' from persons p where p.id = ${ownerOf(waiting)}`,
    offender: named(waiting),
  },
  {
    what: "a leave that runs and nothing ends",
    sentence: MOVES_ON,
    sql: absence("abs_broken", helper, "RUNNING"),
    offender: named("'abs_broken'"),
  },
  {
    what: "a leave that nothing begins",
    sentence: MOVES_ON,
    sql: absence("abs_broken", helper, "RECORDED"),
    offender: named("'abs_broken'"),
  },
  {
    what: "an absence that ends too late",
    sentence: MOVES_ON,
    sql: `${absence("abs_broken", helper, "RUNNING")} ${rings("absence-ends", "'abs_broken'", `${HOUR} + interval '1 second'`)}`,
    offender: named("'abs_broken'"),
  },
  {
    what: "a timer of an absence that never was",
    sentence: MOVES_ON,
    sql: rings("absence-ends", "'abs_broken'", HOUR),
    offender: named("'abs_broken'"),
  },
  {
    what: "somebody who is absent twice",
    sentence: ONCE_ABSENT,
    sql: `${absence("abs_broken", helper, "RECORDED")} ${absence("abs_again", helper, "RUNNING")}`,
    offender: named("'abs_broken'"),
  },
  {
    what: "somebody who left and is still absent",
    sentence: ONCE_ABSENT,
    sql: `${absence("abs_broken", helper, "RUNNING")} ${leaves(helper)}`,
    offender: named("'abs_broken'"),
  },
  {
    ...gone("a task"),
    sql: `${task(moved)} update persons set active = false where id = (select assignee_id from tasks where id = 'task_broken')`,
    offender: named("'task_broken'"),
  },
  {
    ...gone("an offer"),
    sql: leaves("(select to_id from transfer_offers where outcome is null)"),
    offender: "select to_id as id from transfer_offers where outcome is null",
  },
  {
    ...gone("a delegation"),
    sql: `${delegation} ${leaves("(select delegate_id from contact_delegations where id = 'dlg_broken')")}`,
    offender: named("'dlg_broken'"),
  },
  {
    ...gone("a standing in"),
    sql: `${stands(HOUR)} ${leaves(`(select acting_owner_id from cases where id = ${moved})`)}`,
    offender: named(moved),
  },
  ...["contact", "resolution"].map((half) => ({
    ...gone(`the ${half} of a case`),
    sql: `update cases set ${half}_owner_id = ${helper} where id = ${moved}; ${leaves(`(select ${half}_owner_id from cases where id = ${moved})`)}`,
    offender: named(`'the ${half} of ' || ${moved}`),
  })),
  {
    what: "a case whose halves are both in other hands",
    sentence: ONE_HALF,
    sql: `update cases set contact_owner_id = ${helper}, resolution_owner_id = ${helper} where id = ${moved}`,
    offender: named(moved),
  },
  { what: "a delegate who may not answer", sentence: DELEGATED, sql: delegation, offender: named("'dlg_broken'") },
  { what: "somebody who may answer by no delegation", sentence: DELEGATED, sql: tied("DELEGATE", HOUR), offender: named(moved) },
  {
    what: "a delegation that is open beyond its end, and nothing ends it",
    sentence: DELEGATED_TIMED,
    sql: delegation,
    offender: named("'dlg_broken'"),
  },
  {
    what: "a timer of a delegation that has ended",
    sentence: DELEGATED_TIMED,
    sql: rings("delegation-ends", "'dlg_broken'", HOUR),
    offender: named("'dlg_broken'"),
  },
  { what: "a task of somebody who does not help", sentence: TASKED, sql: task(moved), offender: named("'task_broken'") },
  {
    what: "a task on a closed case",
    sentence: CLOSED,
    sql: task("(select min(id) from cases where status = 'CLOSED')"),
    offender: named("'task_broken'"),
  },
  {
    what: "a proposal on a closed case",
    sentence: CLOSED,
    sql: `insert into proposals (id, case_id, kind, proposed_by, proposed_at, reason) values
      ('prop_broken', (select min(id) from cases where status = 'CLOSED'), 'CLOSE', 'system:test', steward_now(), 'Why not.')`,
    offender: named("'prop_broken'"),
  },
  {
    what: "a collaborator of whom no event tells",
    sentence: HELPED,
    sql: tied("COLLABORATOR", "'infinity'", "'INFORMED'"),
    offender: named(`${moved} || ' has the collaborator'`),
  },
  {
    what: "a former owner who is kept informed no more",
    sentence: HELPED,
    sql: `delete from case_relations where case_id = ${moved} and relation = 'COLLABORATOR' and person_id = (select person_id from ownership where case_id = ${moved} and number = 1)`,
    offender: named(
      `${moved} || ' tells of the collaborator ' || (select person_id from ownership where case_id = ${moved} and number = 1)`,
    ),
  },
  {
    what: "a case that needs a reply to nobody's word",
    sentence: NEEDS_REPLY,
    sql: `update cases set needs_reply = true where id = ${waiting}`,
    offender: named(waiting),
  },
  {
    what: "a customer's last word that needs no reply",
    sentence: NEEDS_REPLY,
    sql: `insert into customer_messages (id, case_id, event_id, text, written_at, channel)
      select 'msg_broken', ${waiting}, e.id, 'Hello?', steward_now(), 'EMAIL' from events e where e.stream = ${waiting} and e.stream_sequence = 1`,
    offender: named(waiting),
  },
];
