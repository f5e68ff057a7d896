import type { UnitOfWork } from "../db/unit-of-work";
import type { PersonId, TeamId } from "../domain/ids";
import { createPerson } from "../features/people/create-person.command";
import { createTeam } from "../features/people/create-team.command";
import { CATEGORIES } from "./demo-categories";
import { accepted, the } from "./demo-desk";
import { type DemoPerson, type DemoTeam, type FirstName, LEVELS, PEOPLE, TEAMS, type TeamName } from "./demo-people";

/** Brings in everybody who works at the demo desk, their teams, and who answers for which category. */
export async function seedPeople(work: UnitOfWork): Promise<{ people: Map<FirstName, PersonId>; teams: Map<TeamName, TeamId> }> {
  await work.query(
    "insert into authority_levels (key, name, rank) select key, name, rank from jsonb_to_recordset($1) as l(key text, name text, rank integer)",
    [JSON.stringify(LEVELS)],
  );
  const people = new Map<FirstName, PersonId>();
  for (const [first, person] of Object.entries(PEOPLE) as [FirstName, DemoPerson][]) {
    const { level, external = false, ...rest } = person;
    const made = await createPerson(work, { ...rest, authorityLevelKey: level, external, teamIds: [] });
    people.set(first, accepted(made, first).personId);
  }
  const idOf = (first: FirstName): PersonId => the(people, first);
  const teams = new Map<TeamName, TeamId>();
  for (const [name, team] of Object.entries(TEAMS) as [TeamName, DemoTeam][]) {
    const made = await createTeam(work, {
      name,
      queueStewardId: idOf(team.steward),
      leadIds: team.leads.map(idOf),
      memberIds: team.members.map(idOf),
      defaultModel: team.defaultModel,
    });
    teams.set(name, accepted(made, name).teamId);
  }
  await seedCategories(work, idOf);
  return { people, teams };
}

async function seedCategories(work: UnitOfWork, idOf: (first: FirstName) => PersonId): Promise<void> {
  const rows = Object.entries(CATEGORIES).map(([key, { owner, backups, ...category }]) => ({
    key,
    ...category,
    owner_id: idOf(owner),
    backup_ids: backups.map(idOf),
  }));
  await work.query(
    `insert into categories (key, name, handling, automation, owner_id, backup_ids)
      select key, name, handling, automation, owner_id, backup_ids
      from jsonb_to_recordset($1) as c(key text, name text, handling text, automation text, owner_id text, backup_ids text[])`,
    [JSON.stringify(rows)],
  );
}
