import type { DataSource } from "typeorm";
import { findRows } from "../../db/find-rows";
import type { Statement, UnitOfWork } from "../../db/unit-of-work";
import { type ApiKeyId, isId, type PersonId, type ServiceAccountId } from "../../domain/ids";
import type { PersonStanding, Scope } from "../../domain/permissions";

const STANDING = `p.id, p.roles, p.external, p.active,
  coalesce((select array_agg(m.team_id order by m.team_id) from team_memberships m where m.person_id = p.id and m.is_member), '{}') as "memberOf",
  coalesce((select array_agg(m.team_id order by m.team_id) from team_memberships m where m.person_id = p.id and m.is_lead), '{}') as "leaderOf"`;

// An integration stands as nobody's colleague: no role, no team, inside; only its scopes count.
const SERVICE_STANDING = `s.id, '{}'::text[] as roles, false as external, s.active, '{}'::text[] as "memberOf", '{}'::text[] as "leaderOf", s.scopes`;

const FIND: Statement = {
  name: "find_standings",
  text: `select ${STANDING}, null::text[] as scopes from persons p where p.id = any($1)
    union all select ${SERVICE_STANDING} from service_accounts s where s.id = any($1)`,
};
const LOCK: Statement = { name: "lock_person_to_own", text: `select ${STANDING} from persons p where p.id = $1 for share of p` };

type StandingRow = Omit<PersonStanding, "scopes"> & { scopes: Scope[] | null };

function standingFrom({ scopes, ...person }: StandingRow): PersonStanding {
  return scopes === null ? person : { ...person, scopes };
}

/**
 * The standing of a person as this unit of work sees it; `null` where the id names nobody.
 *
 * An integration is found only where it is the one who acts: wherever an input names a person, it names none.
 */
export async function findStanding(work: UnitOfWork, id: string): Promise<PersonStanding | null> {
  if (!isId("per", id) && !(isId("svc", id) && id === work.actor)) return null;
  const [found] = await work.query<StandingRow>(FIND, [[id]]);
  return found === undefined ? null : standingFrom(found);
}

/** The standings of many people as this unit of work sees them; those whose id names nobody are left out. */
export async function findStandings(work: UnitOfWork, ids: readonly string[]): Promise<PersonStanding[]> {
  const rows = await work.query<StandingRow>(FIND, [ids.filter((id) => isId("per", id))]);
  return rows.map(standingFrom);
}

/** Holds a person as they are until the commit, because they are about to own something: they cannot be deactivated meanwhile. */
export async function lockFutureOwner(work: UnitOfWork, id: string): Promise<PersonStanding | null> {
  if (!isId("per", id)) return null;
  const [found] = await work.query<PersonStanding>(LOCK, [id]);
  if (found === undefined) return null;
  // Teams are read beside the lock, so they may be from before its wait; they only decide for who is external.
  return found.external ? findStanding(work, id) : found;
}

/** The standings of many people and integrations, outside any transaction; those whose id names nobody are left out. */
export async function loadStandings(dataSource: DataSource, ids: readonly PersonId[]): Promise<PersonStanding[]> {
  const rows = await findRows<StandingRow>(dataSource, FIND, [ids]);
  return rows.map(standingFrom);
}

/** The standing of an integration that signed in with a key; `null` once it, or this key, is not accepted any more. */
export async function findKeyHolder(dataSource: DataSource, id: ServiceAccountId, keyId: ApiKeyId): Promise<PersonStanding | null> {
  const rows: PersonStanding[] = await dataSource.query(
    `select ${SERVICE_STANDING} from service_accounts s join api_keys k on k.service_account_id = s.id
      where s.id = $1 and s.active and k.id = $2 and k.revoked_at is null and k.expires_at > steward_now()`,
    [id, keyId],
  );
  return rows[0] ?? null;
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
