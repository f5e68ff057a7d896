import type { UnitOfWork } from "../../db/unit-of-work";
import type { ShiftEndRule } from "../../domain/absence";
import type { CaseId, PersonId, TeamId } from "../../domain/ids";

/** An urgent open case whose owner's shift ends, and what its team does then. */
export interface UrgentCase {
  caseId: CaseId;
  ownerId: PersonId;
  teamId: TeamId;
  atShiftEnd: ShiftEndRule;
}

const FIND = {
  name: "find_urgent_cases",
  text: `select c.id as "caseId", c.owner_id as "ownerId", c.team_id as "teamId", t.at_shift_end as "atShiftEnd"
    from cases c join teams t on t.id = c.team_id
    where c.owner_id = any($1) and c.severity in ('CRITICAL', 'HIGH') and c.status not in ('RESOLVED', 'CLOSED')
      and coalesce(c.acting_until < $2, true)
    order by c.id`,
};

/** The urgent open cases of some owners on which nobody stands in until an instant; ids ascending, as they are then locked. */
export function findUrgentCases(work: UnitOfWork, ownerIds: readonly PersonId[], until: Date): Promise<UrgentCase[]> {
  return work.query<UrgentCase>(FIND, [ownerIds, until]);
}
