import type { Statement, UnitOfWork } from "../../../db/unit-of-work";
import type { ContactId, PersonId, TeamId } from "../../../domain/ids";
import type { PersonRole } from "../../../domain/permissions";

/** A person as far as an import needs them. */
export interface ImportedPerson {
  id: PersonId;
  name: string;
  email: string;
  roles: readonly PersonRole[];
  active: boolean;
  lastSequence: number;
}

/** A team as far as an import needs it. */
export interface ImportedTeam {
  id: TeamId;
  name: string;
  queueStewardId: PersonId;
  lastSequence: number;
  memberIds: readonly PersonId[];
  leadIds: readonly PersonId[];
}

/** A contact as far as an import needs them. */
export interface ImportedContact {
  id: ContactId;
  name: string;
  email: string;
  lastSequence: number;
}

/** Who joins a team, and whether they lead it. */
export interface Joining {
  teamId: TeamId;
  personId: PersonId;
  isLead: boolean;
}

interface Place extends Joining {
  isMember: boolean;
}

const FIND_PERSONS: Statement = {
  name: "find_imported_persons",
  text: `select id, name, email, roles, active, last_sequence as "lastSequence" from persons where email = any($1) order by id for share`,
};
const ADD_PERSONS: Statement = {
  name: "add_imported_persons",
  text: `insert into persons (id, last_sequence, name, email, roles, authority_level_key, active, time_zone)
    select p.id, p."lastSequence", p.name, p.email, p.roles, $2, p.active, 'UTC'
    from jsonb_to_recordset($1::jsonb) as p(id text, "lastSequence" integer, name text, email text, roles text[], active boolean)`,
};
const LOCK_TEAMS: Statement = {
  name: "lock_imported_teams",
  text: `select id, name, queue_steward_id as "queueStewardId", last_sequence as "lastSequence" from teams where name = any($1) order by id for no key update`,
};
const ADD_TEAMS: Statement = {
  name: "add_imported_teams",
  text: `insert into teams (id, last_sequence, name, queue_steward_id, default_model)
    select t.id, t."lastSequence", t.name, t."queueStewardId", 'QUEUE'
    from jsonb_to_recordset($1::jsonb) as t(id text, "lastSequence" integer, name text, "queueStewardId" text)`,
};
const RAISE_TEAMS: Statement = {
  name: "raise_imported_teams",
  text: `update teams set revision = revision + 1, last_sequence = t."lastSequence"
    from jsonb_to_recordset($1::jsonb) as t(id text, "lastSequence" integer) where teams.id = t.id`,
};
const FIND_ROSTERS: Statement = {
  name: "find_imported_rosters",
  text: `select team_id as "teamId", person_id as "personId", is_lead as "isLead", is_member as "isMember"
    from team_memberships where team_id = any($1)`,
};
const JOIN_TEAMS: Statement = {
  name: "join_imported_teams",
  text: `insert into team_memberships (team_id, person_id, is_lead)
    select j."teamId", j."personId", j."isLead" from jsonb_to_recordset($1::jsonb) as j("teamId" text, "personId" text, "isLead" boolean)
    on conflict (team_id, person_id) do update set is_member = true`,
};
const FIND_CONTACTS: Statement = {
  name: "find_imported_contacts",
  text: `select distinct on (email) id, name, email, last_sequence as "lastSequence" from contacts
    where email = any($1) and account_id is null order by email, id`,
};
const ADD_CONTACTS: Statement = {
  name: "add_imported_contacts",
  text: `insert into contacts (id, last_sequence, name, email)
    select c.id, c."lastSequence", c.name, c.email from jsonb_to_recordset($1::jsonb) as c(id text, "lastSequence" integer, name text, email text)`,
};
const LOWEST_LEVEL: Statement = { name: "find_lowest_level", text: "select key from authority_levels order by rank limit 1" };
const ADD_LEVEL: Statement = {
  name: "add_imported_level",
  text: "insert into authority_levels (key, name, rank) values ($1, 'Imported', 1) on conflict do nothing",
};
const ADD_CATEGORY: Statement = {
  name: "add_imported_category",
  text: `insert into categories (key, name, handling, automation, owner_id) values ($1, 'Imported', 'FRONTLINE_ASKS', 'HUMAN_FIRST', $2)
    on conflict do nothing`,
};

/** The people who have these addresses, held as they are until the commit. */
export function findPersons(work: UnitOfWork, emails: readonly string[]): Promise<ImportedPerson[]> {
  return work.query<ImportedPerson>(FIND_PERSONS, [emails]);
}

/** Writes new people, all with this authority level. */
export async function addPersons(work: UnitOfWork, persons: readonly ImportedPerson[], authorityLevelKey: string): Promise<void> {
  await work.query(ADD_PERSONS, [JSON.stringify(persons), authorityLevelKey]);
}

/** The teams of these names, locked, with the people in them as they are under the lock. */
export async function lockTeams(work: UnitOfWork, names: readonly string[]): Promise<ImportedTeam[]> {
  const rows = await work.query<Omit<ImportedTeam, "memberIds" | "leadIds">>(LOCK_TEAMS, [names]);
  const places = await work.query<Place>(FIND_ROSTERS, [rows.map((row) => row.id)]);
  return rows.map((row) => {
    const own = places.filter(({ teamId }) => teamId === row.id);
    const idsOf = (kept: readonly Place[]) => kept.map(({ personId }) => personId).sort();
    return { ...row, memberIds: idsOf(own.filter(({ isMember }) => isMember)), leadIds: idsOf(own.filter(({ isLead }) => isLead)) };
  });
}

/** Writes new teams. */
export async function addTeams(work: UnitOfWork, teams: readonly ImportedTeam[]): Promise<void> {
  await work.query(ADD_TEAMS, [JSON.stringify(teams)]);
}

/** Saves the number of the newest event of locked teams. */
export async function raiseTeams(work: UnitOfWork, teams: readonly ImportedTeam[]): Promise<void> {
  await work.query(RAISE_TEAMS, [JSON.stringify(teams)]);
}

/** Makes people members of teams; who led one already goes on leading it. */
export async function joinTeams(work: UnitOfWork, joining: readonly Joining[]): Promise<void> {
  await work.query(JOIN_TEAMS, [JSON.stringify(joining)]);
}

/** The contacts of no account who have these addresses. */
export function findContacts(work: UnitOfWork, emails: readonly string[]): Promise<ImportedContact[]> {
  return work.query<ImportedContact>(FIND_CONTACTS, [emails]);
}

/** Writes new contacts of no account. */
export async function addContacts(work: UnitOfWork, contacts: readonly ImportedContact[]): Promise<void> {
  await work.query(ADD_CONTACTS, [JSON.stringify(contacts)]);
}

/** The lowest rung of the ladder of authority; a ladder without any gets one. */
export async function lowestLevel(work: UnitOfWork): Promise<string> {
  const [found] = await work.query<{ key: string }>(LOWEST_LEVEL);
  if (found !== undefined) return found.key;
  await work.query(ADD_LEVEL, ["IMPORTED"]);
  return "IMPORTED";
}

/** Writes the category of imported cases, where it is not there yet. */
export async function addCategory(work: UnitOfWork, key: string, ownerId: PersonId): Promise<void> {
  await work.query(ADD_CATEGORY, [key, ownerId]);
}
