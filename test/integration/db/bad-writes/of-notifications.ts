import type { BadWrites, ThereIs } from "./there-is";

/** One bad write for each named constraint of followers, notifications and the causes that people chose. */
export function badWritesOfNotifications({ caseId, personId }: ThereIs): BadWrites {
  const follower = (position: string) => `insert into followers (name, position) values ('new', ${position})`;
  const last = "(select max(position) from event_places)";
  const event = `(select e.id from event_places p join events e on e.no = p.event_no where p.position = ${last})`;
  const notification = (id: string, more: { cause?: string; eventId?: string; position?: string; read?: string } = {}) =>
    `insert into notifications (id, person_id, cause, case_id, event_id, position, read_at) values ('${id}', '${personId}',
      '${more.cause ?? "MENTION"}', '${caseId}', ${more.eventId ?? event}, ${more.position ?? last}, ${more.read ?? "null"})`;

  return {
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
