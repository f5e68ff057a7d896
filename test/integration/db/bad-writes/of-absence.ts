import type { BadWrites, ThereIs } from "./there-is";

/** One bad write for each named constraint of calendars, absences, handovers and cover. */
export function badWritesOfAbsence({ personId, otherId, teamId }: ThereIs): BadWrites {
  const calendar = (id: string, week = "[{}]") =>
    `insert into calendars (id, name, time_zone, week) values ('${id}', 'New hours', 'UTC', '${week}')`;
  const absence = (id: string, more: { kind?: string; state?: string; ends?: string; defaultTo?: string } = {}) =>
    `insert into absences (id, person_id, kind, starts_at, ends_at, state, default_to_id, recorded_by, recorded_at)
      values ('${id}', '${personId}', '${more.kind ?? "LEAVE"}', now(), ${more.ends ?? "now() + interval '1 day'"}, '${more.state ?? "RUNNING"}',
        '${more.defaultTo ?? otherId}', '${personId}', now())`;
  const handover = (kind: string, way: string) =>
    `insert into absence_handovers (absence_id, kind, subject_id, to_person_id, way) values ('abs_new', '${kind}', '${teamId}', '${otherId}', '${way}')`;
  const cover = (subjectId: string, position: number) =>
    `insert into cover_steps (subject_id, position, person_id) values ('${subjectId}', ${position}, '${otherId}')`;

  return {
    one_calendar_per_name: [calendar("cal_new"), calendar("cal_newer")],
    a_calendar_has_working_time: [calendar("cal_new", "[]")],
    known_shift_end_rule: [`update teams set at_shift_end = 'GO_HOME' where id = '${teamId}'`],
    known_absence_kind: [absence("abs_new", { kind: "NIGHT" })],
    known_absence_state: [absence("abs_new", { state: "FORGOTTEN" })],
    an_absence_ends_after_it_starts: [absence("abs_new", { ends: "now()" })],
    nobody_takes_their_own_duties: [absence("abs_new", { defaultTo: personId })],
    one_absence_at_a_time: [absence("abs_new"), absence("abs_newer")],
    known_duty_kind: [absence("abs_new"), handover("HOUSEWORK", "SUCCESSOR")],
    known_handover_way: [absence("abs_new"), handover("QUEUE_STEWARDSHIP", "LOTTERY")],
    cover_counts_from_one: [cover(teamId, 0)],
    nobody_covers_themselves: [cover(otherId, 1)],
    cover_is_of_a_person_or_a_team: [cover("case_new", 1)],
  };
}
