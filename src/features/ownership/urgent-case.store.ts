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

// Open, urgent, and nobody stands in until the instant.
const URGENT = `c.severity in ('CRITICAL', 'HIGH') and c.status not in ('RESOLVED', 'CLOSED') and coalesce(c.acting_until < $2, true)`;

const FIND = {
  name: "find_urgent_cases",
  text: `select c.id as "caseId", c.owner_id as "ownerId", c.team_id as "teamId", t.at_shift_end as "atShiftEnd"
    from cases c join teams t on t.id = c.team_id where c.owner_id = any($1) and ${URGENT} order by c.id`,
};

/** The urgent open cases of some owners on which nobody stands in until an instant; ids ascending, as they are then locked. */
export function findUrgentCases(work: UnitOfWork, ownerIds: readonly PersonId[], until: Date): Promise<UrgentCase[]> {
  return work.query<UrgentCase>(FIND, [ownerIds, until]);
}

/** Whether a locked case is one of them, whoever owns it now. */
export async function isUrgentStill(work: UnitOfWork, caseId: CaseId, until: Date): Promise<boolean> {
  const text = `select from cases c where c.id = $1 and ${URGENT}`;
  return (await work.query({ name: "is_urgent_still", text }, [caseId, until])).length > 0;
}
