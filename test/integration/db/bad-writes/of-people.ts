import type { BadWrites, ThereIs } from "./there-is";

/** One bad write for each named constraint of people and teams. */
export function badWritesOfPeople({ personId, otherId, goneId, teamId }: ThereIs): BadWrites {
  const person = (id: string, email: string) =>
    `insert into persons (id, name, email, roles, authority_level_key, time_zone) values ('${id}', 'New', '${email}', '{AGENT}', 'L1', 'UTC')`;
  const team = (name: string, stewardId: string, model = "QUEUE") =>
    `insert into teams (id, name, queue_steward_id, default_model) values ('team_new', '${name}', '${stewardId}', '${model}')`;

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
  };
}
