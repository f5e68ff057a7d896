import type { Statement, UnitOfWork } from "../../db/unit-of-work";
import type { AccountId, TeamId } from "../../domain/ids";
import type { Candidate } from "../../domain/ownership";
import { OWNER_ROLES } from "../../domain/permissions";

const FIND: Statement = {
  name: "find_candidates",
  text: `select p.id as "personId",
      (select count(*)::integer from cases c where c.owner_id = p.id and c.status not in ('RESOLVED', 'CLOSED')) as "openCases",
      (select iso(max(o.since)) from ownership o where o.person_id = p.id) as "lastAssignedAt",
      (select iso(max(o.since)) from ownership o join cases c on c.id = o.case_id where c.account_id = $2 and o.person_id = p.id) as "lastOwnedForAccountAt"
    from team_memberships m join persons p on p.id = m.person_id
    where m.team_id = $1 and m.is_member and p.active and p.roles && $3::text[]
    order by p.id`,
};

/** The available members of a team who may own a case, with what decides between them. */
export function findCandidates(work: UnitOfWork, teamId: TeamId, accountId: AccountId | null): Promise<Candidate[]> {
  return work.query<Candidate>(FIND, [teamId, accountId, OWNER_ROLES]);
}
