import type { BadWrites, ThereIs } from "./there-is";

/** One bad write for each named constraint of what was said, what was tried and how the customer found it. */
export function badWritesOfConversation({ caseId, personId }: ThereIs): BadWrites {
  const reply = (more: { text?: string; nextUpdateBy?: string } = {}) =>
    `insert into customer_replies (id, case_id, event_id, text, written_at, author, next_update_by, sent_despite_move)
      values ('reply_new', '${caseId}', 'evt_new', ${more.text ?? "'Hello.'"}, now(), '${personId}', ${more.nextUpdateBy ?? "null"}, false)`;
  const message = (id: string, more: { text?: string; channel?: string } = {}) =>
    `insert into customer_messages (id, case_id, event_id, text, written_at, channel, source_reference)
      values ('${id}', '${caseId}', 'evt_new', ${more.text ?? "'Hello?'"}, now(), '${more.channel ?? "EMAIL"}', 'MAIL1')`;
  const note = (more: { text?: string; visibility?: string } = {}) =>
    `insert into internal_notes (id, case_id, event_id, text, written_at, author, visibility)
      values ('note_new', '${caseId}', 'evt_new', ${more.text ?? "'A bug.'"}, now(), '${personId}', '${more.visibility ?? "ALL_STAFF"}')`;
  const attempt = (number: number, more: { id?: string; what?: string; outcome?: string; confirmed?: string } = {}) =>
    `insert into resolution_attempts (id, case_id, number, what, outcome, author, at, confirmed_at)
      values ('${more.id ?? "att_new"}', '${caseId}', ${number}, ${more.what ?? "'Restarted.'"}, '${more.outcome ?? "FAILED"}', '${personId}', now(),
        ${more.confirmed ?? "null"})`;
  const rating = (number: number, more: { id?: string; score?: number; erased?: string } = {}) =>
    `insert into satisfactions (id, case_id, number, score, comment, at, erased_at)
      values ('${more.id ?? "sat_new"}', '${caseId}', ${number}, ${more.score ?? 5}, 'Fine.', now(), ${more.erased ?? "null"})`;

  return {
    "customer_replies.an_erased_text_is_gone": [reply({ text: "null" })],
    "customer_messages.an_erased_text_is_gone": [message("msg_new", { text: "null" })],
    "internal_notes.an_erased_text_is_gone": [note({ text: "null" })],
    the_next_update_follows_the_reply: [reply({ nextUpdateBy: "now()" })],
    "customer_messages.known_channel": [message("msg_new", { channel: "PIGEON" })],
    one_message_per_source_reference_of_a_case: [message("msg_new"), message("msg_newer")],
    known_visibility: [note({ visibility: "PUBLIC" })],
    attempts_count_from_one: [attempt(0)],
    known_outcome: [attempt(1, { outcome: "PERHAPS" })],
    one_attempt_per_number_of_a_case: [attempt(1), attempt(1, { id: "att_newer" })],
    an_erased_attempt_is_gone: [attempt(1, { what: "null" })],
    only_what_worked_is_confirmed: [attempt(1, { confirmed: "now()" })],
    ratings_count_from_one: [rating(0)],
    a_score_from_one_to_five: [rating(1, { score: 6 })],
    one_rating_per_number_of_a_case: [rating(1), rating(1, { id: "sat_newer" })],
    an_erased_comment_is_gone: [rating(1, { erased: "now()" })],
    known_presence: [
      `insert into presence (case_id, person_id, kind, since, expires_at) values ('${caseId}', '${personId}', 'SLEEPING', now(), now())`,
    ],
  };
}
