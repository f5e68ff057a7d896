import type { UnitOfWork } from "../../db/unit-of-work";
import type { HeldDuty } from "../../domain/absence";
import type { CaseId, PersonId, TeamId } from "../../domain/ids";
import type { OwnershipFacet } from "../../domain/ownership";

const HEIRS = `array(select t.queue_steward_id union all
  (select m.person_id from team_memberships m where m.team_id = c.team_id and m.is_lead order by m.person_id))`;

/**
 * The cases a locked person owns, as duties that the queue's steward and the team's leads inherit; ids ascending.
 *
 * For good everything that is not closed; for an absence what is open and nobody stands in for until its end.
 */
export function findOwnedDuties(work: UnitOfWork, personId: PersonId, until: Date | null): Promise<HeldDuty[]> {
  const text = `select 'OWNERSHIP' as kind, c.id as "subjectId", c.team_id as "teamId", null as "notTo", ${HEIRS} as heirs,
      case when c.acting_until > steward_now() then c.acting_owner_id end as "standInId"
    from cases c join teams t on t.id = c.team_id where c.owner_id = $1 and case when $2::timestamptz is null then c.status <> 'CLOSED'
      else c.status not in ('RESOLVED', 'CLOSED') and coalesce(c.acting_until < $2, true) end
    order by c.id`;
  return work.query<HeldDuty>({ name: "find_owned_duties", text }, [personId, until]);
}

/** The cases of somebody on which another stands in until exactly this instant; ids ascending, as they are then locked. */
export async function findActedUntil(work: UnitOfWork, ownerId: PersonId, until: Date): Promise<CaseId[]> {
  const text = "select id from cases where owner_id = $1 and acting_until = $2 order by id";
  return (await work.query<{ id: CaseId }>({ name: "find_acted_until", text }, [ownerId, until])).map(({ id }) => id);
}

/** Who inherits what is left of a team's, in order: the queue's steward, then the leads. */
export async function findHeirs(work: UnitOfWork, teamId: TeamId): Promise<PersonId[]> {
  const text = `select h.id from (select queue_steward_id as id, 0 as place from teams where id = $1
    union all select person_id, 1 from team_memberships where team_id = $1 and is_lead) h order by h.place, h.id`;
  return (await work.query<{ id: PersonId }>({ name: "find_heirs", text }, [teamId])).map(({ id }) => id);
}

/** Locks the open cases that a locked person owns, so that nobody stops standing in for them meanwhile. */
export async function lockOwnedCases(work: UnitOfWork, personId: PersonId): Promise<void> {
  const text = "select id from cases where owner_id = $1 and status not in ('RESOLVED', 'CLOSED') order by id for update";
  await work.query({ name: "lock_owned_cases", text }, [personId]);
}

/** The open cases on which a locked person stands in for an owner who is not available either; ids ascending. */
export function findActingDuties(work: UnitOfWork, personId: PersonId): Promise<HeldDuty[]> {
  const text = `select 'ACTING_OWNERSHIP' as kind, c.id as "subjectId", c.team_id as "teamId", c.owner_id as "notTo", ${HEIRS} as heirs,
      json_build_object('personId', c.owner_id, 'teamIds',
        array(select m.team_id from team_memberships m where m.person_id = c.owner_id order by m.team_id)) as "standsInFor"
    from cases c join teams t on t.id = c.team_id join absences a on a.person_id = c.owner_id and a.state = 'RUNNING' and a.ends_at > steward_now()
    where c.acting_owner_id = $1 and c.acting_until > steward_now() and c.status not in ('RESOLVED', 'CLOSED') order by c.id`;
  return work.query<HeldDuty>({ name: "find_acting_duties", text }, [personId]);
}

/** The halves of split cases, of one kind, that a locked person holds and another owns; the owner has them where nobody is named. */
export function findHalfDuties(work: UnitOfWork, facet: OwnershipFacet, personId: PersonId): Promise<HeldDuty[]> {
  const half = `c.${facet.toLowerCase()}_owner_id`;
  const text = `select '${facet}_OWNERSHIP' as kind, c.id as "subjectId", c.team_id as "teamId", null as "notTo", '{}'::text[] as heirs
    from cases c where ${half} = $1 and ${half} <> c.owner_id and c.status <> 'CLOSED' order by c.id`;
  return work.query<HeldDuty>({ name: `find_${facet.toLowerCase()}_duties`, text }, [personId]);
}

/** The offers in the air that wait for a locked person's answer; by case, as they are then locked. */
export function findOfferDuties(work: UnitOfWork, personId: PersonId): Promise<HeldDuty[]> {
  const text = `select 'TRANSFER_OFFER' as kind, o.id as "subjectId", null as "teamId", null as "notTo", '{}'::text[] as heirs
    from transfer_offers o where o.to_id = $1 and o.outcome is null order by o.case_id`;
  return work.query<HeldDuty>({ name: "find_offer_duties", text }, [personId]);
}
