import { anotherCase, type BadWrites, type ThereIs } from "./there-is";

const OFFER = "id, case_id, from_id, to_id, offered_by, reason_code, brief_id, offered_at, expires_at";

/** One bad write for each named constraint of owners, briefs and offers. */
export function badWritesOfOwnership({ caseId, personId, otherId }: ThereIs): BadWrites {
  const interval = (number: number, since: string, until: string, more: { brief?: string; move?: string } = {}) =>
    `insert into ownership (case_id, number, person_id, since, until, move, actor, brief_id)
      values ('${caseId}', ${number}, '${otherId}', ${since}, ${until}, '${more.move ?? "TAKEN"}', 'system:test', ${more.brief ?? "null"})`;
  const setCase = (assignment: string) => [`update cases set ${assignment} where id = '${caseId}'`];
  const brief = (source: string) =>
    `insert into handoff_briefs (id, case_id, source, situation, steps_tried, reason, next_step, author, written_at)
      values ('brief_new', '${caseId}', '${source}', 's', '{}', 'r', 'n', 'system:test', now())`;
  const offer = (id: string, toId: string, expires = "now() + interval '1 hour'") => [
    `insert into transfer_offers (${OFFER}) values ('${id}', '${caseId}', '${personId}', '${toId}', 'system:test', 'WORKLOAD', 'brief_new', now(), ${expires})`,
  ];
  const offered = [brief("WRITTEN"), ...offer("off_new", otherId)];
  const ended = `update ownership set until = '2100-01-01' where case_id = '${caseId}' and number = 1`;

  return {
    ownership_counts_from_one: [interval(0, "now()", "'2100-01-01'")],
    known_move: [interval(2, "now()", "'2100-01-01'", { move: "STRAYED" })],
    an_interval_does_not_end_before_it_begins: [interval(2, "'2100-01-02'", "'2100-01-01'")],
    an_interval_begins_where_the_one_before_ends: [ended, interval(2, "'2100-01-02'", "'infinity'")],
    the_first_interval_begins_with_the_case: [
      anotherCase(caseId),
      `insert into ownership (case_id, number, person_id, since, move, actor) values ('case_new', 1, '${personId}', now() + interval '1 day', 'OPENED', 'system:test')`,
    ],
    an_interval_names_its_brief: [ended, interval(2, "'2100-01-01'", "'infinity'", { brief: "'brief_unknown'" })],
    one_owner_at_a_time: [interval(2, "'infinity'", "'infinity'")],
    the_case_names_its_open_interval: setCase(`owner_id = '${otherId}'`),
    known_brief_source: [brief("HEARSAY")],
    known_offer_outcome: [...offered, "update transfer_offers set outcome = 'FORGOTTEN', ended_at = now() where id = 'off_new'"],
    an_ended_offer_has_an_outcome: [...offered, "update transfer_offers set ended_at = now() where id = 'off_new'"],
    an_offer_is_not_to_its_sender: [brief("WRITTEN"), ...offer("off_new", personId)],
    an_offer_ends_after_it_began: [brief("WRITTEN"), ...offer("off_new", otherId, "now()")],
    one_open_offer_per_case: [...offered, ...offer("off_newer", otherId)],
  };
}
