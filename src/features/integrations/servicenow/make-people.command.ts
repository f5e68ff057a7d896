import { newId } from "../../../db/new-id";
import type { UnitOfWork } from "../../../db/unit-of-work";
import type { ContactId, PersonId, TeamId } from "../../../domain/ids";
import type { PersonRole } from "../../../domain/permissions";
import { ImportRefused } from "./import-refused";
import { emailOf, IMPORT_STEWARD, IMPORTED_CATEGORY, stewardName, teamName } from "./imported-names";
import {
  addCategory,
  addContacts,
  addPersons,
  findContacts,
  findPersons,
  type ImportedContact,
  type ImportedPerson,
  type ImportedTeam,
  lockTeams,
  lowestLevel,
} from "./imported-people.store";
import type { PeopleNeeded } from "./list-people";
import { saveTeams, type TeamChange } from "./save-imported-teams";

/** Who stands here for whom the source names. */
export interface ImportedPeople {
  assignees: ReadonlyMap<string, PersonId>;
  /** By group; `null` is the team of what had no group. */
  teams: ReadonlyMap<string | null, { id: TeamId; stewardId: PersonId }>;
  contacts: ReadonlyMap<string, ContactId>;
}

/** How many were made, and who stands for whom. */
export interface PeopleMade {
  people: ImportedPeople;
  persons: number;
  teams: number;
  contacts: number;
}

/**
 * Finds everybody whom a file speaks of, and makes who is missing.
 *
 * An agent for each assignee, a team with a steward of its own for each group, a contact for each caller.
 * People are found again by the address made of their name, teams by their name: a team that was here before keeps its steward.
 * All in one transaction, so that an import that breaks here leaves nobody behind.
 */
export async function makePeople(work: UnitOfWork, needed: PeopleNeeded): Promise<PeopleMade> {
  const groups = [...needed.groups.keys()];
  // Persons are locked before teams, so every steward who may be needed is looked for before it is known which teams are here.
  const everyone = [IMPORT_STEWARD, ...groups.map(stewardName), ...needed.assignees];
  const found = await findPersons(work, [...new Set(everyone)].map(emailOf));
  const known = new Map((await lockTeams(work, groups.map(teamName))).map((team) => [team.name, team]));
  const newGroups = groups.filter((group) => !known.has(teamName(group)));
  const stewards = new Set([IMPORT_STEWARD, ...newGroups.map(stewardName)]);
  const persons = settlePersons(found, stewards, needed.assignees);
  const person = (name: string): ImportedPerson => the(persons.byEmail.get(emailOf(name)), name);

  const teams = new Map<string | null, TeamChange>();
  for (const group of groups) {
    const assignees = [...(needed.groups.get(group) ?? [])].map(person).filter(({ active }) => active);
    teams.set(
      group,
      settleTeam(known.get(teamName(group)) ?? null, group, assignees, () => person(stewardName(group))),
    );
  }
  const changes = [...teams.values()];
  await tellPersons(work, persons.made, changes);
  await saveTeams(work, changes);
  await addCategory(work, IMPORTED_CATEGORY, person(IMPORT_STEWARD).id);
  const contacts = await makeContacts(work, [...needed.callers]);
  return {
    people: {
      assignees: new Map([...needed.assignees].map((name) => [name, person(name).id])),
      teams: new Map([...teams].map(([group, { after }]) => [group, { id: after.id, stewardId: after.queueStewardId }])),
      contacts: contacts.byName,
    },
    persons: persons.made.length,
    teams: newGroups.length,
    contacts: contacts.made,
  };
}

function settlePersons(found: readonly ImportedPerson[], stewards: ReadonlySet<string>, assignees: ReadonlySet<string>) {
  const byEmail = new Map(found.map((person) => [person.email, person]));
  for (const name of stewards) {
    if (byEmail.get(emailOf(name))?.active === false)
      throw new ImportRefused(`${name} would own what nobody took, and was deactivated here.`);
  }
  const made: ImportedPerson[] = [];
  for (const name of new Set([...stewards, ...assignees])) {
    if (byEmail.has(emailOf(name))) continue;
    const roles: PersonRole[] = stewards.has(name) ? ["AGENT", "TEAM_LEAD"] : ["AGENT"];
    const person = { id: newId("per"), name, email: emailOf(name), roles, active: true, lastSequence: 0 };
    byEmail.set(person.email, person);
    made.push(person);
  }
  return { byEmail, made };
}

function settleTeam(
  before: ImportedTeam | null,
  group: string | null,
  people: readonly ImportedPerson[],
  steward: () => ImportedPerson,
): TeamChange {
  const joining = people.map(({ id }) => id);
  if (before !== null) return { before, after: { ...before, memberIds: [...new Set([...before.memberIds, ...joining])].sort() } };
  const stewardId = steward().id;
  const memberIds = [...new Set([stewardId, ...joining])].sort();
  const after = { id: newId("team"), name: teamName(group), queueStewardId: stewardId, lastSequence: 0, memberIds, leadIds: [stewardId] };
  return { before, after };
}

async function tellPersons(work: UnitOfWork, made: readonly ImportedPerson[], teams: readonly TeamChange[]): Promise<void> {
  if (made.length === 0) return;
  const authorityLevelKey = await lowestLevel(work);
  for (const person of made) {
    const teamIds = teams.flatMap(({ after }) => (after.memberIds.includes(person.id) ? [after.id] : [])).sort();
    const after = { roles: person.roles, authorityLevelKey, external: false, active: true, timeZone: "UTC", teamIds, imported: true };
    work.append(person, { type: "PERSON_CHANGED", before: null, after });
  }
  await addPersons(work, made, authorityLevelKey);
}

async function makeContacts(work: UnitOfWork, names: readonly string[]): Promise<{ byName: Map<string, ContactId>; made: number }> {
  const byEmail = new Map((await findContacts(work, names.map(emailOf))).map((contact) => [contact.email, contact]));
  const made: ImportedContact[] = [];
  for (const name of names) {
    if (byEmail.has(emailOf(name))) continue;
    const contact = { id: newId("con"), name, email: emailOf(name), lastSequence: 0 };
    byEmail.set(contact.email, contact);
    made.push(contact);
    work.append(contact, { type: "CUSTOMER_CHANGED", before: null, after: { accountId: null, imported: true } });
  }
  await addContacts(work, made);
  return { byName: new Map(names.map((name) => [name, the(byEmail.get(emailOf(name)), name).id])), made: made.length };
}

function the<T>(found: T | undefined, name: string): T {
  if (found === undefined) throw new Error(`${name} was neither found nor made`);
  return found;
}
