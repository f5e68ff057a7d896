import type { DataSource } from "typeorm";
import { findRows } from "../../db/find-rows";
import type { Statement, UnitOfWork } from "../../db/unit-of-work";
import { isId, type PersonId } from "../../domain/ids";
import type { PersonStanding } from "../../domain/permissions";

const STANDING = `p.id, p.roles, p.external, p.active,
  coalesce((select array_agg(m.team_id order by m.team_id) from team_memberships m where m.person_id = p.id and m.is_member), '{}') as "memberOf",
  coalesce((select array_agg(m.team_id order by m.team_id) from team_memberships m where m.person_id = p.id and m.is_lead), '{}') as "leaderOf"`;

const FIND: Statement = { name: "find_standings", text: `select ${STANDING} from persons p where p.id = any($1)` };
const LOCK: Statement = { name: "lock_person_to_own", text: `select ${STANDING} from persons p where p.id = $1 for share of p` };

/** The standing of a person as this unit of work sees it; `null` where the id names nobody. */
export async function findStanding(work: UnitOfWork, id: string): Promise<PersonStanding | null> {
  if (!isId("per", id)) return null;
  const [found] = await work.query<PersonStanding>(FIND, [[id]]);
  return found ?? null;
}

/** Holds a person as they are until the commit, because they are about to own something: they cannot be deactivated meanwhile. */
export async function lockFutureOwner(work: UnitOfWork, id: string): Promise<PersonStanding | null> {
  if (!isId("per", id)) return null;
  const [found] = await work.query<PersonStanding>(LOCK, [id]);
  if (found === undefined) return null;
  // Teams are read beside the lock, so they may be from before its wait; they only decide for who is external.
  return found.external ? findStanding(work, id) : found;
}

/** The standings of many people, outside any transaction; those whose id names nobody are left out. */
export async function loadStandings(dataSource: DataSource, ids: readonly PersonId[]): Promise<PersonStanding[]> {
  return findRows(dataSource, FIND, [ids]);
}

const HOLDER = `select ${STANDING}, case when isfinite(p.tokens_valid_from) then extract(epoch from p.tokens_valid_from) * 1000 else 0 end::float8
  as "tokensValidFrom" from persons p`;
const HOLDER_BY_ID: Statement = { name: "find_holder_by_id", text: `${HOLDER} where p.id = $1` };
const HOLDER_BY_EMAIL: Statement = { name: "find_holder_by_email", text: `${HOLDER} where p.email = $1` };

/** The person a token names, and from when on their tokens count; `null` where it names nobody. */
export async function findTokenHolder(
  dataSource: DataSource,
  named: { id: PersonId } | { email: string },
): Promise<{ standing: PersonStanding; tokensValidFrom: Date } | null> {
  const [statement, value] = "id" in named ? [HOLDER_BY_ID, named.id] : [HOLDER_BY_EMAIL, named.email];
  const [found] = await findRows<PersonStanding & { tokensValidFrom: number }>(dataSource, statement, [value]);
  if (found === undefined) return null;
  const { tokensValidFrom, ...standing } = found;
  return { standing, tokensValidFrom: new Date(tokensValidFrom) };
}
