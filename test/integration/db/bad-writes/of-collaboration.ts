import type { BadWrites, ThereIs } from "./there-is";

/** One bad write for each named constraint of tasks, proposals, forwarded notes and delegations. */
export function badWritesOfCollaboration({ caseId, personId, otherId }: ThereIs): BadWrites {
  const tie = (person: string) =>
    `insert into case_relations (case_id, person_id, relation, raci, id) values ('${caseId}', '${person}', 'COLLABORATOR', 'INFORMED', 'col_new')`;
  const task = (id: string, more: { due?: string; state?: string; result?: string; ended?: string } = {}) =>
    `insert into tasks (id, case_id, assignee_id, asked_by, what, due_at, asked_at, state, result, ended_at)
      values ('${id}', '${caseId}', '${otherId}', '${personId}', 'Look.', ${more.due ?? "now() + interval '1 hour'"}, now(),
        '${more.state ?? "OPEN"}', ${more.result ?? "null"}, ${more.ended ?? "null"})`;
  const proposal = (kind: string, state = "OPEN") =>
    `insert into proposals (id, case_id, kind, state, proposed_by, proposed_at, reason)
      values ('prop_new', '${caseId}', '${kind}', '${state}', '${otherId}', now(), 'It is done.')`;
  const delegation = (id: string, delegateId: string, until = "now() + interval '1 hour'") =>
    `insert into contact_delegations (id, case_id, delegate_id, granted_by, granted_at, until)
      values ('${id}', '${caseId}', '${delegateId}', '${personId}', now(), ${until})`;

  return {
    one_tie_per_id: [tie(personId), tie(otherId)],
    known_task_state: [task("task_new", { state: "FORGOTTEN", ended: "now()" })],
    a_task_is_due_after_it_was_asked: [task("task_new", { due: "now()" })],
    an_ended_task_says_when: [task("task_new", { state: "DECLINED" })],
    a_done_task_has_a_result: [task("task_new", { state: "DONE", ended: "now()" })],
    one_open_task_per_collaborator: [task("task_new"), task("task_newer")],
    comments_count_from_one: [
      task("task_new"),
      `insert into task_comments (task_id, number, written_by, text, written_at) values ('task_new', 0, '${otherId}', 'Soon.', now())`,
    ],
    known_proposal_kind: [proposal("REFUND")],
    known_proposal_state: [
      proposal("CLOSE"),
      `update proposals set state = 'FORGOTTEN', decided_by = '${personId}', decided_at = now() where id = 'prop_new'`,
    ],
    a_proposal_fills_the_field_of_its_kind: [proposal("STATUS")],
    a_decided_proposal_says_by_whom_and_when: [proposal("CLOSE", "ACCEPTED")],
    known_note_visibility: [
      `insert into forward_notes (event_id, case_id, to_id, written_by, note, visibility, written_at)
        values ('evt_new', '${caseId}', '${otherId}', '${personId}', 'Look.', 'PUBLIC', now())`,
    ],
    a_delegation_ends_after_it_began: [delegation("dele_new", otherId, "now()")],
    a_delegation_is_not_to_its_giver: [delegation("dele_new", personId)],
    one_open_delegation_per_case: [delegation("dele_new", otherId), delegation("dele_newer", otherId)],
  };
}
