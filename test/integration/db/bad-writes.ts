import type { CaseId, PersonId, TeamId } from "../../../src/domain/ids";

/** What is there to be written wrongly: a case with its owner, two more people of whom one has left, and a team. */
export interface ThereIs {
  caseId: CaseId;
  personId: PersonId;
  otherId: PersonId;
  goneId: PersonId;
  teamId: TeamId;
}

const CASE_COLUMNS = `subject, channel, status, urgency, impact, workaround, severity, priority, priority_defaulted, category_key, support_tier, sla_tier,
  team_id, ownership_model, owner_id, ownership_number, owner_since, contact_owner_id, resolution_owner_id, next_step_what, next_step_actor_id,
  next_step_due_at, updated_at`;
const EVENT = "id, stream, stream_sequence, type, occurred_at, recorded_at, actor";
const OFFER = "id, case_id, from_id, to_id, offered_by, reason_code, brief_id, offered_at, expires_at";

/** One bad write for each named constraint: statements of one transaction, of which the last is refused by exactly that constraint. */
export function badWrites({ caseId, personId, otherId, goneId, teamId }: ThereIs): Record<string, readonly string[]> {
  const setCase = (assignment: string) => [`update cases set ${assignment} where id = '${caseId}'`];
  const person = (id: string, email: string) =>
    `insert into persons (id, name, email, roles, authority_level_key, time_zone) values ('${id}', 'New', '${email}', '{AGENT}', 'L1', 'UTC')`;
  const team = (name: string, stewardId: string, model = "QUEUE") =>
    `insert into teams (id, name, queue_steward_id, default_model) values ('team_new', '${name}', '${stewardId}', '${model}')`;
  const category = (handling: string, automation: string) =>
    `insert into categories (key, name, handling, automation, owner_id) values ('NEW', 'New', '${handling}', '${automation}', '${personId}')`;
  const event = (id: string, stream: string, sequence: number | string) =>
    `insert into events (${EVENT}) values (${id}, ${stream}, ${sequence}, 'CASE_TAGGED', now(), now(), 'system:test')`;
  const place = (position: string, eventNo: string) => `insert into event_places (position, event_no) values (${position}, ${eventNo})`;
  const interval = (number: number, since: string, until: string, more: { brief?: string; move?: string } = {}) =>
    `insert into ownership (case_id, number, person_id, since, until, move, actor, brief_id)
      values ('${caseId}', ${number}, '${otherId}', ${since}, ${until}, '${more.move ?? "TAKEN"}', 'system:test', ${more.brief ?? "null"})`;
  const anotherCase = `insert into cases (id, opened_at, ${CASE_COLUMNS}) select 'case_new', opened_at, ${CASE_COLUMNS} from cases where id = '${caseId}'`;
  const relation = (kind: string, raci: string) =>
    `insert into case_relations (case_id, person_id, relation, raci) values ('${caseId}', '${personId}', ${kind}, ${raci})`;
  const brief = (source: string) =>
    `insert into handoff_briefs (id, case_id, source, situation, steps_tried, reason, next_step, author, written_at)
      values ('brief_new', '${caseId}', '${source}', 's', '{}', 'r', 'n', 'system:test', now())`;
  const offer = (id: string, toId: string, expires = "now() + interval '1 hour'") => [
    `insert into transfer_offers (${OFFER}) values ('${id}', '${caseId}', '${personId}', '${toId}', 'system:test', 'WORKLOAD', 'brief_new', now(), ${expires})`,
  ];
  const offered = [brief("WRITTEN"), ...offer("off_new", otherId)];
  const existing = "(select min(id) from events)";
  const placed = "(select max(position) from event_places)";
  const ended = `update ownership set until = '2100-01-01' where case_id = '${caseId}' and number = 1`;

  return {
    one_level_per_rank: ["insert into authority_levels (key, name, rank) values ('NEW', 'New', 1)"],
    known_roles: [`update persons set roles = '{AGENT,KING}' where id = '${personId}'`],
    one_person_per_email: [person("per_new", "new@x.test"), person("per_newer", "new@x.test")],
    a_raise_names_level_and_asker: [`update persons set raise_to_level_key = 'L2' where id = '${personId}'`],
    one_team_per_name: [team("The team", otherId)],
    known_model: [team("Another", otherId, "LOTTERY")],
    a_queue_steward_is_active: [team("Another", goneId)],
    lead_or_member: [
      `insert into team_memberships (team_id, person_id, is_lead, is_member) values ('${teamId}', '${personId}', false, false)`,
    ],
    known_account_tier: ["insert into accounts (id, name, account_tier) values ('acc_new', 'New', 'GOLD')"],
    known_handling: [category("SOMEHOW", "MAY_COLLECT")],
    known_automation: [category("FRONTLINE", "ALWAYS")],
    one_event_per_id: [event(existing, "'new'", 1)],
    streams_begin_at_one: [event("'evt_new'", "'new'", 0)],
    one_event_per_number_in_a_stream: [event("'evt_new'", `'${caseId}'`, 1)],
    no_gap_in_a_stream: [event("'evt_new'", "'new'", 2)],
    places_begin_at_one: [event("'evt_new'", "'new'", 1), place("0", "(select max(no) from events)")],
    one_place_per_event: [place(`${placed} + 1`, "(select min(event_no) from event_places)")],
    no_gap_in_the_log: [event("'evt_new'", "'new'", 1), place(`${placed} + 2`, "(select max(no) from events)")],
    one_row_of_placing: ["update event_placing set only_row = false"],
    one_log_per_epoch: ["insert into log_epochs (epoch) select epoch from log_epochs limit 1"],
    one_case_per_number: [anotherCase, `update cases set number = (select number from cases where id = '${caseId}') where id = 'case_new'`],
    one_case_per_source_reference: [anotherCase, "update cases set source_reference = 'INC1' where id = 'case_new'"],
    known_channel: setCase("channel = 'PIGEON'"),
    known_status: setCase("status = 'PENDING'"),
    known_urgency: setCase("urgency = 'VERY'"),
    known_impact: setCase("impact = 'VERY'"),
    known_workaround: setCase("workaround = 'SOME'"),
    known_priority: setCase("priority = 'P0'"),
    known_sla_tier: setCase("sla_tier = 'GOLD'"),
    known_ownership_model: setCase("ownership_model = 'LOTTERY'"),
    support_tier_from_one_to_four: setCase("support_tier = 5"),
    severity_follows_urgency_impact_and_workaround: setCase("severity = 'CRITICAL'"),
    an_open_case_has_a_next_step: setCase("next_step_what = null"),
    a_resolved_case_says_when: setCase("status = 'RESOLVED'"),
    a_closed_case_says_when: setCase("closed_at = now()"),
    an_open_case_has_an_active_owner: [`update persons set active = false where id = '${personId}'`],
    ownership_counts_from_one: [interval(0, "now()", "'2100-01-01'")],
    known_move: [interval(2, "now()", "'2100-01-01'", { move: "STRAYED" })],
    an_interval_does_not_end_before_it_begins: [interval(2, "'2100-01-02'", "'2100-01-01'")],
    an_interval_begins_where_the_one_before_ends: [ended, interval(2, "'2100-01-02'", "'infinity'")],
    the_first_interval_begins_with_the_case: [
      anotherCase,
      `insert into ownership (case_id, number, person_id, since, move, actor) values ('case_new', 1, '${personId}', now() + interval '1 day', 'OPENED', 'system:test')`,
    ],
    an_interval_names_its_brief: [ended, interval(2, "'2100-01-01'", "'infinity'", { brief: "'brief_unknown'" })],
    one_owner_at_a_time: [interval(2, "'infinity'", "'infinity'")],
    the_case_names_its_open_interval: setCase(`owner_id = '${otherId}'`),
    known_relation: [relation("'FRIEND'", "null")],
    known_raci: [relation("'COLLABORATOR'", "'WATCHING'")],
    collaborators_have_a_raci_role: [relation("'DELEGATE'", "'INFORMED'")],
    known_brief_source: [brief("HEARSAY")],
    known_offer_outcome: [...offered, "update transfer_offers set outcome = 'FORGOTTEN', ended_at = now() where id = 'off_new'"],
    an_ended_offer_has_an_outcome: [...offered, "update transfer_offers set ended_at = now() where id = 'off_new'"],
    an_offer_is_not_to_its_sender: [brief("WRITTEN"), ...offer("off_new", personId)],
    an_offer_ends_after_it_began: [brief("WRITTEN"), ...offer("off_new", otherId, "now()")],
    one_open_offer_per_case: [...offered, ...offer("off_newer", otherId)],
  };
}
