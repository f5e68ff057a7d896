import type { Database } from "../../db/database";
import { idsAmong } from "../../domain/ids";
import type { PersonRole } from "../../domain/permissions";
import type { Page, PageAsk } from "../../graphql/page.type";
import { IS_AVAILABLE } from "./availability.store";
import { listByName } from "./list-by-name.loader";
import { PERSON_COLUMNS, type PersonRow } from "./read-people.store";

/** Which people: each field left out, or null, means all; fields combine with and. */
export interface PeopleCriteria {
  teamIds?: readonly string[] | null;
  roles?: readonly PersonRole[] | null;
  active?: boolean | null;
  available?: boolean | null;
  external?: boolean | null;
  nameContains?: string | null;
}

const CONDITIONS: { readonly [N in keyof Required<PeopleCriteria>]: (value: string) => string } = {
  teamIds: (value) => `exists (select from team_memberships m where m.person_id = p.id and m.is_member and m.team_id = any(${value}))`,
  roles: (value) => `p.roles && ${value}::text[]`,
  active: (value) => `p.active = ${value}`,
  available: (value) => `${IS_AVAILABLE} = ${value}`,
  external: (value) => `p.external = ${value}`,
  nameContains: (value) => `position(lower(${value}) in lower(p.name)) > 0`,
};

/** One page of people by name. */
export function listPeople(database: Database, criteria: PeopleCriteria, page: PageAsk): Promise<Page<PersonRow>> {
  const asked = (Object.keys(CONDITIONS) as (keyof PeopleCriteria)[]).filter((name) => (criteria[name] ?? null) !== null);
  const where = asked.map((name, index) => CONDITIONS[name](`$${index + 1}`));
  const plain = criteria.teamIds ? { ...criteria, teamIds: idsAmong(criteria.teamIds) } : criteria;
  const values = asked.map((name) => plain[name]);
  return listByName(database, { prefix: "per", columns: PERSON_COLUMNS, table: "persons", alias: "p", where, values }, page);
}
