import { anotherCase, type BadWrites, type ThereIs } from "./there-is";

/** One bad write for each named constraint of cases, and of who has to do with them. */
export function badWritesOfCases({ caseId, personId, otherId }: ThereIs): BadWrites {
  const setCase = (assignment: string) => [`update cases set ${assignment} where id = '${caseId}'`];
  const relation = (kind: string, raci: string) =>
    `insert into case_relations (case_id, person_id, relation, raci) values ('${caseId}', '${personId}', ${kind}, ${raci})`;

  return {
    one_case_per_number: [
      anotherCase(caseId),
      `update cases set number = (select number from cases where id = '${caseId}') where id = 'case_new'`,
    ],
    one_case_per_source_reference: [anotherCase(caseId), "update cases set source_reference = 'INC1' where id = 'case_new'"],
    "cases.known_channel": setCase("channel = 'PIGEON'"),
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
    known_mood: setCase("mood = 'FURIOUS'"),
    a_stand_in_has_an_end: setCase(`acting_owner_id = '${otherId}'`),
    nobody_stands_in_for_themselves: setCase("acting_owner_id = owner_id, acting_until = now()"),
    known_relation: [relation("'FRIEND'", "null")],
    known_raci: [relation("'COLLABORATOR'", "'WATCHING'")],
    collaborators_have_a_raci_role: [relation("'DELEGATE'", "'INFORMED'")],
  };
}
