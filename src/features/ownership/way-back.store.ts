import type { Database } from "../../db/database";
import { findRows } from "../../db/find-rows";
import type { Statement, UnitOfWork } from "../../db/unit-of-work";
import { type CaseId, isId, type PersonId } from "../../domain/ids";
import { OWNER_ROLES } from "../../domain/permissions";

/** To whom a case could go back, before anybody asked who is available. */
export interface WaysBackRow {
  caseId: CaseId;
  ownerId: PersonId;
  stewardId: PersonId;
  /** Who owned just before, if they could own it still. */
  formerId: PersonId | null;
}

const FIND: Statement = {
  name: "find_ways_back",
  text: `select c.id as "caseId", c.owner_id as "ownerId", t.queue_steward_id as "stewardId", p.id as "formerId"
    from cases c join teams t on t.id = c.team_id
    left join ownership o on o.case_id = c.id and o.number = c.ownership_number - 1
    left join persons p on p.id = o.person_id and p.active and p.roles && $2::text[]
      and (not p.external or exists (select from team_memberships m where m.team_id = c.team_id and m.person_id = p.id and m.is_member))
    where c.id = any($1)`,
};

/** To whom a case could go back, as this unit of work sees it; `null` where there is no such case. */
export async function findWaysBack(work: UnitOfWork, caseId: string): Promise<WaysBackRow | null> {
  if (!isId("case", caseId)) return null;
  const [row] = await work.query<WaysBackRow>(FIND, [[caseId], OWNER_ROLES]);
  return row ?? null;
}

/** To whom many cases could go back. */
export function loadWaysBack(database: Database, caseIds: readonly CaseId[]): Promise<WaysBackRow[]> {
  return findRows(database, FIND, [caseIds, OWNER_ROLES]);
}
