import type { Statement, UnitOfWork } from "../../db/unit-of-work";
import type { HeldDuty as LeaverDuty } from "../../domain/absence";
import type { PersonId, TeamId } from "../../domain/ids";

/** One thing somebody holds that a change of their roles may not leave behind. */
export interface HeldDuty {
  kind: "OWNERSHIP" | "QUEUE_STEWARDSHIP";
  subjectId: string;
}

// A look at a table of a higher feature, and only a look: the person's lock stops new ownership, so what this finds is all there is.
// Through the other feature's commands it would be a cycle, because cases know people.
const FIND: Statement = {
  name: "find_duties_of_roles",
  text: `select 'QUEUE_STEWARDSHIP' as kind, t.id as "subjectId" from teams t where t.queue_steward_id = $1
    union all
    (select 'OWNERSHIP', c.id from cases c where c.owner_id = $1 and c.status not in ('RESOLVED', 'CLOSED') order by c.id limit 100)`,
};

/** What a person holds that only someone in an owning role can hold: queues, and open cases (the first hundred). Their row is locked. */
export function findHeldDuties(work: UnitOfWork, personId: PersonId): Promise<HeldDuty[]> {
  return work.query<HeldDuty>(FIND, [personId]);
}

const STEWARDSHIPS: Statement = { name: "find_stewardships", text: "select id from teams where queue_steward_id = $1 order by id" };

/** The teams whose queue a locked person stewards. */
export async function findStewardships(work: UnitOfWork, personId: PersonId): Promise<TeamId[]> {
  return (await work.query<{ id: TeamId }>(STEWARDSHIPS, [personId])).map(({ id }) => id);
}

const QUEUES: Statement = {
  name: "find_queue_duties",
  text: `select 'QUEUE_STEWARDSHIP' as kind, t.id as "subjectId", t.id as "teamId", null as "notTo",
      array(select m.person_id from team_memberships m where m.team_id = t.id and m.is_lead order by m.person_id) as heirs
    from teams t where t.queue_steward_id = $1 order by t.id`,
};

/** The queues that a locked person stewards, as duties that the teams' leads inherit. */
export function findQueueDuties(work: UnitOfWork, personId: PersonId): Promise<LeaverDuty[]> {
  return work.query<LeaverDuty>(QUEUES, [personId]);
}
