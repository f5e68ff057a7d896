import type { BadWrites, ThereIs } from "./there-is";

/** One bad write for each named constraint of followers, what they set aside, notifications and the causes that people chose. */
export function badWritesOfNotifications({ caseId, personId }: ThereIs): BadWrites {
  const follower = (position: string) => `insert into followers (name, position) values ('new', ${position})`;
  const last = "(select max(position) from event_places)";
  const event = `(select e.id from event_places p join events e on e.no = p.event_no where p.position = ${last})`;
  const notification = (id: string, more: { cause?: string; eventId?: string; position?: string; read?: string } = {}) =>
    `insert into notifications (id, person_id, cause, case_id, event_id, position, read_at) values ('${id}', '${personId}',
      '${more.cause ?? "MENTION"}', '${caseId}', ${more.eventId ?? event}, ${more.position ?? last}, ${more.read ?? "null"})`;

  const setAside = (more: { follower?: string; position?: string; tries?: string; last?: string; next?: string; kind?: string } = {}) =>
    `insert into followers_set_aside (follower, position, incident_id, tries, first_failed_at, last_failed_at, try_again_at, error_kind)
      values ('${more.follower ?? "new"}', ${more.position ?? last}, 'inc', ${more.tries ?? "1"}, '2025-01-02', '${more.last ?? "2025-01-02"}',
      ${more.next ?? "null"}, '${more.kind ?? "TypeError"}')`;

  return {
    what_is_set_aside_belongs_to_a_follower: [setAside({ follower: "nobody" })],
    what_is_set_aside_has_its_place_in_the_log: [follower(last), setAside({ position: `${last} + 1` })],
    one_incident_per_event_set_aside: [follower(last), setAside(), setAside({ position: `${last} - 1` })],
    what_is_set_aside_was_tried: [follower(last), setAside({ tries: "0" })],
    a_failure_is_followed_by_later_ones: [follower(last), setAside({ last: "2025-01-01" })],
    what_failed_is_tried_again_later: [follower(last), setAside({ next: "'2025-01-02'" })],
    an_error_is_told_by_its_kind: [follower(last), setAside({ kind: "the customer wrote: help" })],
    a_follower_begins_before_the_first_event: [follower("-1")],
    a_follower_never_passes_the_log: [follower(`${last} + 1`)],
    known_notification_cause: [notification("ntf_new", { cause: "BOREDOM" })],
    a_notification_tells_of_an_event: [notification("ntf_new", { eventId: "'evt_unknown'" })],
    a_notification_has_its_place_in_the_log: [notification("ntf_new", { position: `${last} + 1` })],
    one_notification_per_person_and_event: [notification("ntf_new"), notification("ntf_newer")],
    a_notification_is_read_after_it_was_made: [notification("ntf_new", { read: "'2001-01-01'" })],
    known_chosen_causes: [`insert into notification_causes (person_id, causes) values ('${personId}', '{MENTION,BOREDOM}')`],
  };
}
