import type { UnitOfWork } from "../../db/unit-of-work";
import type { HeldDuty } from "../../domain/absence";
import type { PersonId } from "../../domain/ids";

const DUTY = (kind: string, subject: string) =>
  `select '${kind}' as kind, ${subject}.id as "subjectId", c.team_id as "teamId", c.owner_id as "notTo", '{}'::text[] as heirs`;

/** What a locked person has still to do for others, as duties; by case, as they are then locked. */
export function findTaskDuties(work: UnitOfWork, personId: PersonId): Promise<HeldDuty[]> {
  const text = `${DUTY("TASK", "t")} from tasks t join cases c on c.id = t.case_id where t.assignee_id = $1 and t.state = 'OPEN' order by c.id`;
  return work.query<HeldDuty>({ name: "find_task_duties", text }, [personId]);
}

/** The leaves to answer a customer that a locked person holds, as duties; by case, as they are then locked. */
export function findDelegationDuties(work: UnitOfWork, personId: PersonId): Promise<HeldDuty[]> {
  const text = `${DUTY("CONTACT_DELEGATION", "d")} from contact_delegations d join cases c on c.id = d.case_id
    where d.delegate_id = $1 and d.ended_at is null order by c.id`;
  return work.query<HeldDuty>({ name: "find_delegation_duties", text }, [personId]);
}

/** The proposals that wait for a locked person, or propose them as owner, as duties; by case, as they are then locked. */
export function findProposalDuties(work: UnitOfWork, personId: PersonId): Promise<HeldDuty[]> {
  const text = `${DUTY("PROPOSAL", "p")} from proposals p join cases c on c.id = p.case_id where p.state = 'OPEN'
    and (c.owner_id = $1 or p.owner_id = $1 or (c.acting_owner_id = $1 and c.acting_until > steward_now())) order by c.id, p.id`;
  return work.query<HeldDuty>({ name: "find_proposal_duties", text }, [personId]);
}
