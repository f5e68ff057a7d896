import fc from "fast-check";
import { newId } from "../../../src/db/new-id";
import type { OpenWork } from "../../../src/db/run-unit-of-work";
import { CASE_STATUSES } from "../../../src/domain/case-facts";
import type { CaseId, ContactId, EventId, PersonId } from "../../../src/domain/ids";
import { PERSON_ROLES, RACI_ROLES } from "../../../src/domain/permissions";
import { aCaseDesk, type CaseDesk } from "../../support/case-desk";

/** A case and whoever takes part in the situations that are brought about on it. */
export interface Stage {
  desk: CaseDesk;
  me: PersonId;
  other: PersonId;
  fresh: PersonId;
  former: PersonId;
  helper: PersonId;
  contactId: ContactId;
  caseId: CaseId;
  lastSeenEvent: EventId;
  endedOfferId: string;
  collaboratorId: string;
  delegationId: string;
}

/** Sets the stage: a desk of its own, and a case that changed hands once. */
export async function setStage(): Promise<Stage> {
  const desk = await aCaseDesk();
  const [me, other, fresh, former, helper] = [
    await desk.aPerson(),
    await desk.aPerson(),
    await desk.aPerson(),
    await desk.aPerson(),
    await desk.aPerson(),
  ];
  const accountId = await desk.anAccount();
  await desk.ask("update accounts set account_manager_id = $2 where id = $1", [accountId, me]);
  const contactId = await desk.aContact();
  const caseId = await desk.owned(former);
  await desk.must(desk.force(desk.people.chloe, caseId, other));
  const endedOfferId = await desk.offered(other, caseId, desk.people.ben);
  await desk.must(desk.withdraw(other, endedOfferId));
  const events = await desk.ask<{ id: EventId }>("select id from events where case_id = $1 order by stream_sequence desc limit 1", [
    caseId,
  ]);
  const parts = { collaboratorId: newId("col"), delegationId: newId("dlg") };
  return { desk, me, other, fresh, former, helper, contactId, caseId, lastSeenEvent: events[0]!.id, endedOfferId, ...parts };
}

/** Who somebody is, how a case stands, and how they stand to it. */
export const anySituation = fc.record({
  roles: fc.subarray([...PERSON_ROLES], { minLength: 1 }),
  external: fc.boolean(),
  member: fc.boolean(),
  lead: fc.boolean(),
  status: fc.constantFrom(...CASE_STATUSES),
  untaken: fc.boolean(),
  owner: fc.boolean(),
  contactOwner: fc.boolean(),
  resolutionOwner: fc.boolean(),
  nextStepIsMine: fc.boolean(),
  standIn: fc.option(fc.record({ me: fc.boolean(), ended: fc.boolean() })),
  delegate: fc.option(fc.record({ ended: fc.boolean() })),
  steward: fc.boolean(),
  formerIsGone: fc.boolean(),
  contact: fc.boolean(),
  away: fc.constantFrom(true, false, false, false, false),
  lastAttempt: fc.option(fc.constantFrom("FAILED", "WORKED", "CONFIRMED")),
  raci: fc.option(fc.constantFrom(...RACI_ROLES)),
  accountTeam: fc.boolean(),
  offer: fc.option(fc.record({ toMe: fc.boolean(), byMe: fc.boolean(), expired: fc.boolean() })),
});
export type Situation = typeof anySituation extends fc.Arbitrary<infer S> ? S : never;

/** Brings a situation about, in a transaction that is never kept. */
export async function arrange(work: OpenWork, stage: Stage, it: Situation): Promise<void> {
  const { desk, me, other, fresh, former, helper, contactId, caseId, endedOfferId } = stage;
  const mine = (yes: boolean) => (yes ? me : other);
  await work.query("update persons set roles = $2, external = $3 where id = $1", [me, it.roles, it.external]);
  if (it.member || it.lead)
    await work.query("insert into team_memberships (team_id, person_id, is_member, is_lead) values ($1, $2, $3, $4)", [
      desk.team,
      me,
      it.member,
      it.lead,
    ]);
  await work.query(
    `update cases set status = $2, untaken = $3, owner_id = $4, contact_owner_id = $5, resolution_owner_id = $6, next_step_actor_id = $7,
      resolved_at = opened_at, closed_at = case when $2 = 'CLOSED' then opened_at end,
      account_id = (select id from accounts where $8 limit 1), contact_id = $9 where id = $1`,
    [
      caseId,
      it.status,
      it.untaken,
      mine(it.owner),
      mine(it.contactOwner),
      mine(it.resolutionOwner),
      mine(it.nextStepIsMine),
      it.accountTeam,
      it.contact ? contactId : null,
    ],
  );
  await work.query("update teams set queue_steward_id = $2 where id = $1", [desk.team, mine(it.steward)]);
  if (it.formerIsGone) await work.query("update persons set active = false where id = $1", [former]);
  // Nobody stands in for themselves.
  if (it.standIn !== null && !(it.owner && it.standIn.me)) {
    const values = [caseId, it.standIn.me ? me : former, it.standIn.ended ? "-1 minute" : "1 hour"];
    await work.query("update cases set acting_owner_id = $2, acting_until = steward_now() + $3::interval where id = $1", values);
    await work.query(
      "insert into case_relations (case_id, person_id, relation, until) values ($1, $2, 'ACTING_OWNER', steward_now() + $3::interval)",
      values,
    );
  }
  if (it.delegate !== null)
    await work.query(
      "insert into case_relations (case_id, person_id, relation, until) values ($1, $2, 'DELEGATE', steward_now() + $3::interval)",
      [caseId, me, it.delegate.ended ? "-1 minute" : "1 hour"],
    );
  if (it.raci !== null)
    await work.query("insert into case_relations (case_id, person_id, relation, raci) values ($1, $2, 'COLLABORATOR', $3)", [
      caseId,
      me,
      it.raci,
    ]);
  await work.query("insert into case_relations (case_id, person_id, relation, raci, id) values ($1, $2, 'COLLABORATOR', 'INFORMED', $3)", [
    caseId,
    helper,
    stage.collaboratorId,
  ]);
  await work.query(
    `insert into contact_delegations (id, case_id, delegate_id, granted_by, granted_at, until)
      values ($1, $2, $3, $4, steward_now() - interval '1 hour', steward_now() + interval '1 hour')`,
    [stage.delegationId, caseId, helper, other],
  );
  if (it.away)
    await work.query(
      `insert into absences (id, person_id, kind, starts_at, ends_at, state, recorded_by, recorded_at)
        values ($1, $2, 'AWAY_NOW', steward_now() - interval '1 hour', steward_now() + interval '1 hour', 'RUNNING', $2, steward_now())`,
      [newId("abs"), me],
    );
  if (it.lastAttempt !== null)
    await work.query(
      `insert into resolution_attempts (id, case_id, number, what, outcome, author, at, confirmed_at)
        values ($1, $2, 1, 'Restarted it.', $3, $4, steward_now(), case when $5 then steward_now() end)`,
      [newId("att"), caseId, it.lastAttempt === "FAILED" ? "FAILED" : "WORKED", other, it.lastAttempt === "CONFIRMED"],
    );
  // An offer is never to who owns: it would have ended when they became the owner.
  if (it.offer === null || (it.owner && it.offer.toMe)) return;
  await work.query(
    `insert into transfer_offers (id, case_id, from_id, to_id, offered_by, reason_code, brief_id, offered_at, expires_at)
      select $1, $2, $3, $4, $5, 'WORKLOAD', brief_id, steward_now() - interval '1 hour', steward_now() + $6::interval from transfer_offers where id = $7`,
    [
      newId("off"),
      caseId,
      mine(it.owner),
      it.offer.toMe ? me : fresh,
      mine(it.offer.byMe),
      it.offer.expired ? "-1 minute" : "1 hour",
      endedOfferId,
    ],
  );
}
