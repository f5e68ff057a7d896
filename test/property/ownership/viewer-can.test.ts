import fc from "fast-check";
import { newId } from "../../../src/db/new-id";
import type { CommandWork, Refs } from "../../../src/db/run-command";
import { type OpenWork, runUnitOfWork } from "../../../src/db/run-unit-of-work";
import { CASE_STATUSES } from "../../../src/domain/case-facts";
import { CASE_RIGHTS, type CaseRight, whyNot } from "../../../src/domain/case-rights";
import { WORKING_STATUSES } from "../../../src/domain/case-status";
import type { CaseId, ContactId, EventId, PersonId } from "../../../src/domain/ids";
import { PERSON_ROLES, RACI_ROLES } from "../../../src/domain/permissions";
import { isRefusal } from "../../../src/domain/refusal";
import { lockCase } from "../../../src/features/cases/change-case.command";
import { classifyCase } from "../../../src/features/cases/classify-case.command";
import { closeCase } from "../../../src/features/cases/close-case.command";
import { resolveCase } from "../../../src/features/cases/resolve-case.command";
import { setCaseStatus } from "../../../src/features/cases/set-case-status.command";
import { setNextStep } from "../../../src/features/cases/set-next-step.command";
import { tagCase } from "../../../src/features/cases/tag-case.command";
import { addCollaborator } from "../../../src/features/collaboration/add-collaborator.command";
import { delegateContact } from "../../../src/features/collaboration/delegate-contact.command";
import { forwardCase } from "../../../src/features/collaboration/forward-case.command";
import { proposeChange } from "../../../src/features/collaboration/propose-change.command";
import { addInternalNote } from "../../../src/features/conversation/add-internal-note.command";
import { replyToCustomer } from "../../../src/features/conversation/reply-to-customer.command";
import { acceptTransfer } from "../../../src/features/ownership/accept-transfer.command";
import { assignActingOwner } from "../../../src/features/ownership/assign-acting-owner.command";
import { declineTransfer } from "../../../src/features/ownership/decline-transfer.command";
import { findWayBack } from "../../../src/features/ownership/find-way-back";
import { forceAssign } from "../../../src/features/ownership/force-assign.command";
import { offerTransfer } from "../../../src/features/ownership/offer-transfer.command";
import { reopenCase } from "../../../src/features/ownership/reopen-case.command";
import { returnCase } from "../../../src/features/ownership/return-case.command";
import { splitOwnership } from "../../../src/features/ownership/split-ownership.command";
import { stealCase } from "../../../src/features/ownership/steal-case.command";
import { takeCase } from "../../../src/features/ownership/take-case.command";
import { findOpenOffer } from "../../../src/features/ownership/transfer-offer.store";
import { withdrawTransfer } from "../../../src/features/ownership/withdraw-transfer.command";
import { aCaseDesk, BRIEF, type CaseDesk } from "../../support/case-desk";

const SITUATIONS = 150;

let desk: CaseDesk;
let me: PersonId;
let other: PersonId;
let fresh: PersonId;
let former: PersonId;
let contactId: ContactId;
let caseId: CaseId;
let lastSeenEvent: EventId;
let endedOfferId: string;
beforeAll(async () => {
  desk = await aCaseDesk();
  [me, other, fresh, former] = [await desk.aPerson(), await desk.aPerson(), await desk.aPerson(), await desk.aPerson()];
  const accountId = await desk.anAccount();
  await desk.ask("update accounts set account_manager_id = $2 where id = $1", [accountId, me]);
  contactId = await desk.aContact();
  caseId = await desk.owned(former);
  await desk.must(desk.force(desk.people.chloe, caseId, other));
  endedOfferId = await desk.offered(other, caseId, desk.people.ben);
  await desk.must(desk.withdraw(other, endedOfferId));
  const events = await desk.ask<{ id: EventId }>("select id from events where case_id = $1 order by stream_sequence desc limit 1", [
    caseId,
  ]);
  lastSeenEvent = events[0]!.id;
});
afterAll(() => desk.close());

/** Who somebody is, how a case stands, and how they stand to it. */
const anySituation = fc.record({
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
  raci: fc.option(fc.constantFrom(...RACI_ROLES)),
  accountTeam: fc.boolean(),
  offer: fc.option(fc.record({ toMe: fc.boolean(), byMe: fc.boolean(), expired: fc.boolean() })),
});
type Situation = typeof anySituation extends fc.Arbitrary<infer S> ? S : never;

/** Brings a situation about, in a transaction that is never kept. */
async function arrange(work: OpenWork, it: Situation): Promise<void> {
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

const reason = { code: "WORKLOAD", text: null, rightCategoryKey: null, rightTeamId: null } as const;
const dueAt = new Date(Date.UTC(2099, 0, 1));
const NO_VALUES = { status: null, priority: null, categoryKey: null, supportTier: null, slaTier: null, ownerId: null };
const soon = () => new Date(Date.now() + 3_600_000);

/** Complete and current inputs for a right; several where the right says that one of them would do. */
function asking(right: CaseRight, offerId: string, toPersonId: PersonId): readonly CommandWork<Refs>[] {
  const commands: { readonly [R in CaseRight]: readonly CommandWork<Refs>[] } = {
    TAG: [(work) => tagCase(work, { caseId, add: ["asked"], remove: [] })],
    SET_STATUS: WORKING_STATUSES.map((status) => (work) => setCaseStatus(work, { caseId, status })),
    CLASSIFY: [(work) => classifyCase(work, { caseId, urgency: "URGENT" })],
    RESOLVE: [(work) => resolveCase(work, { caseId, resolution: "Done." })],
    CLOSE: [(work) => closeCase(work, { caseId })],
    SET_NEXT_STEP: [(work) => setNextStep(work, { caseId, nextStep: { personId: me, what: "Look", dueAt } })],
    TAKE: [(work) => takeCase(work, { caseId })],
    TRANSFER: [(work) => offerTransfer(work, { caseId, toPersonId, reason, brief: BRIEF, expiresInMs: null })],
    WITHDRAW: [(work) => withdrawTransfer(work, { offerId })],
    ACCEPT: [(work) => acceptTransfer(work, { offerId })],
    DECLINE: [(work) => declineTransfer(work, { offerId, reason: "No." })],
    FORCE: [(work) => forceAssign(work, { caseId, toPersonId, reason })],
    STEAL: [(work) => stealCase(work, { caseId, reason })],
    RETURN: [(work) => returnCase(work, { caseId, reason, brief: BRIEF })],
    SET_ACTING_OWNER: [(work) => assignActingOwner(work, { caseId, personId: toPersonId, until: soon(), reason })],
    SPLIT: (["CONTACT", "RESOLUTION"] as const).map((facet) => (work) => splitOwnership(work, { caseId, facet, toPersonId, brief: BRIEF })),
    REOPEN: [(work) => reopenCase(work, { caseId, reason: "It is back.", nextStep: null })],
    COLLABORATE: [
      (work) =>
        addCollaborator(work, { caseId, personId: toPersonId, role: "CONSULTED", task: { what: "Look", dueAt, wayBack: "A note" } }),
    ],
    DELEGATE: [(work) => delegateContact(work, { caseId, delegateId: toPersonId, until: soon() })],
    PROPOSE: [
      (work) => proposeChange(work, { ...NO_VALUES, caseId, kind: "PRIORITY", priority: "P1", reason: "It burns." }),
      (work) => proposeChange(work, { ...NO_VALUES, caseId, kind: "OWNER", ownerId: toPersonId, reason: "They know it." }),
      (work) => proposeChange(work, { ...NO_VALUES, caseId, kind: "CLOSE", reason: "It is done." }),
    ],
    FORWARD: [(work) => forwardCase(work, { caseId, personId: toPersonId, note: "You should know." })],
    REPLY: [(work) => replyToCustomer(work, { caseId, text: "We look.", lastSeenEvent, sendDespiteMove: false })],
    NOTE: [(work) => addInternalNote(work, { caseId, text: "Seen.", visibility: "ALL_STAFF", mentionIds: [] })],
  };
  return commands[right];
}

/** What a command answers here, in a savepoint that is undone. */
async function answerOf(work: OpenWork, command: CommandWork<Refs>): Promise<string> {
  await work.query("savepoint before_asking");
  const outcome = await command(work);
  await work.query("rollback to savepoint before_asking");
  work.forget();
  return isRefusal(outcome) ? outcome.code : "ACCEPTED";
}

async function compare(work: OpenWork, it: Situation, seen: Set<string>): Promise<void> {
  await arrange(work, it);
  const locked = await lockCase(work, caseId);
  if (isRefusal(locked)) {
    for (const right of CASE_RIGHTS)
      for (const command of asking(right, endedOfferId, fresh)) expect(await answerOf(work, command)).toBe("NOT_FOUND");
    return;
  }
  const openOffer = await findOpenOffer(work, caseId);
  const wayBack = await findWayBack(work, caseId);
  for (const right of CASE_RIGHTS) {
    const said = whyNot[right]({ ...locked, facts: locked.row, openOffer, wayBack })?.code ?? "ACCEPTED";
    const answers: string[] = [];
    for (const command of asking(right, openOffer?.id ?? endedOfferId, fresh)) answers.push(await answerOf(work, command));
    if (said === "ACCEPTED") expect([right, answers]).toEqual([right, expect.arrayContaining(["ACCEPTED"])]);
    else
      expect({ right, said, answers, accepted: answers.includes("ACCEPTED") }).toEqual({
        right,
        said,
        answers: expect.arrayContaining([said]),
        accepted: false,
      });
    seen.add(`${right} ${said === "ACCEPTED"}`);
  }
}

test("what a viewer is told they may do is what the command would answer to a complete and current input, and why not is its refusal", async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(anySituation, (situation) =>
      runUnitOfWork(desk.dataSource, me, async (work) => {
        await compare(work, situation, seen);
        return { keep: false, answer: undefined };
      }),
    ),
    { numRuns: SITUATIONS, interruptAfterTimeLimit: 100_000, markInterruptAsFailure: true },
  );
  // Worth something only if each right was both there and not.
  expect([...seen].sort()).toEqual(CASE_RIGHTS.flatMap((right) => [`${right} false`, `${right} true`]).sort());
}, 120_000);

test("the API tells each right under its own field, with the refusal behind a false", async () => {
  const source = `query ($id: ID!) { case(id: $id) { viewerCan { ${CASE_RIGHTS.map((right) => `${fieldOf(right)} ${right}: whyNot(right: ${right}) { code }`).join(" ")} } } }`;
  const { case: shown } = await desk.gets<{ case: { viewerCan: Record<string, unknown> } }>(desk.people.ben, source, {
    id: await desk.open(),
  });
  const told = Object.fromEntries(CASE_RIGHTS.map((right) => [right, shown.viewerCan[fieldOf(right)]]));
  expect(told).toEqual({ ...Object.fromEntries(CASE_RIGHTS.map((right) => [right, false])), TAKE: true });
  const codes = Object.fromEntries(CASE_RIGHTS.map((right) => [right, (shown.viewerCan[right] as { code: string } | null)?.code ?? null]));
  expect(codes).toEqual({
    ...Object.fromEntries(CASE_RIGHTS.map((right) => [right, "NOT_YOUR_CASE"])),
    ...{ TAKE: null, WITHDRAW: "OFFER_NOT_OPEN", ACCEPT: "OFFER_NOT_OPEN", DECLINE: "OFFER_NOT_OPEN" },
    ...{ REPLY: "NOT_CONTACT_OWNER", DELEGATE: "NOT_CONTACT_OWNER" },
  });
});

test("whether a case may be given back is looked up for a whole page: to its previous owner, else to the steward, else not at all", async () => {
  const { ben, chloe } = desk.people;
  const untaken = await desk.open();
  const taken = await desk.owned(ben);
  const source =
    "query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Case { viewerCan { return tag whyNot(right: RETURN) { code path } } } } }";
  const rightsOf = async (person: PersonId) => {
    const { nodes } = await desk.gets<{ nodes: { viewerCan: object }[] }>(person, source, { ids: [untaken, taken] });
    return nodes.map(({ viewerCan }) => viewerCan);
  };
  const refused = (code: string) => ({ code, path: null });
  expect(await rightsOf(chloe)).toEqual([
    { return: false, tag: true, whyNot: refused("NO_PREVIOUS_OWNER") },
    { return: false, tag: true, whyNot: refused("NOT_YOUR_CASE") },
  ]);
  expect(await rightsOf(ben)).toEqual([
    { return: false, tag: false, whyNot: refused("NOT_YOUR_CASE") },
    { return: true, tag: true, whyNot: null },
  ]);
  await desk.must(desk.as(ben, (work) => returnCase(work, { caseId: taken, reason, brief: BRIEF })));
  expect((await rightsOf(ben))[1]).toMatchObject({ return: false });
  expect(await desk.row(taken)).toMatchObject({ ownerId: chloe, untaken: true });
});

/** `SET_STATUS` is the field `setStatus`. */
function fieldOf(right: CaseRight): string {
  return right.toLowerCase().replace(/_(.)/g, (_dash, letter: string) => letter.toUpperCase());
}
