import type { BadWrites, ThereIs } from "./there-is";

const EVENT = "id, stream, stream_sequence, type, occurred_at, recorded_at, actor";

/** One bad write for each named constraint of the event log. */
export function badWritesOfLog({ caseId }: ThereIs): BadWrites {
  const event = (id: string, stream: string, sequence: number | string) =>
    `insert into events (${EVENT}) values (${id}, ${stream}, ${sequence}, 'CASE_TAGGED', now(), now(), 'system:test')`;
  const place = (position: string, eventNo: string) => `insert into event_places (position, event_no) values (${position}, ${eventNo})`;
  const existing = "(select min(id) from events)";
  const placed = "(select max(position) from event_places)";

  return {
    one_event_per_id: [event(existing, "'new'", 1)],
    streams_begin_at_one: [event("'evt_new'", "'new'", 0)],
    one_event_per_number_in_a_stream: [event("'evt_new'", `'${caseId}'`, 1)],
    no_gap_in_a_stream: [event("'evt_new'", "'new'", 2)],
    places_begin_at_one: [event("'evt_new'", "'new'", 1), place("0", "(select max(no) from events)")],
    one_place_per_event: [place(`${placed} + 1`, "(select min(event_no) from event_places)")],
    no_gap_in_the_log: [event("'evt_new'", "'new'", 1), place(`${placed} + 2`, "(select max(no) from events)")],
    one_row_of_placing: ["update event_placing set only_row = false"],
    one_log_per_epoch: ["insert into log_epochs (epoch) select epoch from log_epochs limit 1"],
  };
}
