import type { CaseId, DelegationId, PersonId, ProposalId, TaskId } from "../../../src/domain/ids";
import { findDuties } from "../../../src/features/absence/find-duties.command";
import { addCollaborator } from "../../../src/features/collaboration/add-collaborator.command";
import { delegateContact } from "../../../src/features/collaboration/delegate-contact.command";
import { loadProposalsFor } from "../../../src/features/collaboration/proposal.store";
import { type ProposeChange, proposeChange } from "../../../src/features/collaboration/propose-change.command";
import { dutyHolders } from "../../../src/list-duty-holders";
import { type AbsenceDesk, anAbsenceDesk, DAY_MS, HOUR_MS } from "../../support/absence-desk";
import { outcomeOf } from "../../support/case-desk";

const NO_VALUES = { status: null, priority: null, categoryKey: null, supportTier: null, slaTier: null, ownerId: null };

let desk: AbsenceDesk;
let ana: PersonId;
let ben: PersonId;
let chloe: PersonId;
let hiro: PersonId;
beforeAll(async () => {
  desk = await anAbsenceDesk();
  ({ ana, ben, chloe, hiro } = desk.people);
  // The sweep of a server would begin leaves by itself.
  await desk.holdTimers();
});
afterAll(() => desk.close());
afterEach(() => desk.database.moveClock("0"));

const anAgent = () => desk.aPerson({ teamIds: [desk.team] });
const asked = async (owner: PersonId, caseId: CaseId, personId: PersonId): Promise<TaskId> => {
  const task = { what: "Read the log.", dueAt: await desk.ahead(5 * DAY_MS), wayBack: "Tell Ana in a note." };
  return (await desk.must(desk.as(owner, (work) => addCollaborator(work, { caseId, personId, role: "CONSULTED", task })))).taskId as TaskId;
};
const delegated = async (owner: PersonId, caseId: CaseId, delegateId: PersonId): Promise<DelegationId> => {
  const until = await desk.ahead(5 * DAY_MS);
  return (await desk.must(desk.as(owner, (work) => delegateContact(work, { caseId, delegateId, until })))).delegationId as DelegationId;
};
const proposed = async (
  actor: PersonId,
  caseId: CaseId,
  wanted: Partial<ProposeChange> & Pick<ProposeChange, "kind">,
): Promise<ProposalId> => {
  const question = { ...NO_VALUES, caseId, reason: "It would help.", ...wanted };
  return (await desk.must(desk.as(actor, (work) => proposeChange(work, question)))).proposalId as ProposalId;
};
const taskOf = async (id: TaskId) =>
  (await desk.ask<{ state: string; assigneeId: PersonId }>(`select state, assignee_id as "assigneeId" from tasks where id = $1`, [id]))[0]!;
const proposalState = async (id: ProposalId) =>
  (await desk.ask<{ state: string }>("select state from proposals where id = $1", [id]))[0]!.state;
const offerOutcome = async (id: string) =>
  (await desk.ask<{ outcome: string | null }>("select outcome from transfer_offers where id = $1", [id]))[0]!.outcome;
const openDelegations = (caseId: CaseId) => desk.ask("select from contact_delegations where case_id = $1 and ended_at is null", [caseId]);
const lastOf = async (caseId: CaseId) => (await desk.story(caseId)).at(-1)!;
const leavesNow = async (personId: PersonId, plan: { kind: "TASK"; subjectId: string; toPersonId: PersonId }[] = []) =>
  desk.leave(personId, {
    personId,
    from: await desk.now(),
    until: await desk.ahead(DAY_MS),
    plan: plan.map((handover) => ({ ...handover, way: "SUCCESSOR" as const })),
  });

/** Somebody who helps, answers, was offered a case and is proposed as owner, each on a case of Ana's. */
async function aHelper() {
  const eve = await anAgent();
  const [helped, answered, wanted, proposedOn] = [
    await desk.owned(ana),
    await desk.owned(ana),
    await desk.owned(ana),
    await desk.owned(ana),
  ];
  const taskId = await asked(ana, helped, eve);
  const delegationId = await delegated(ana, answered, eve);
  const offerId = await desk.offered(ana, wanted, eve);
  await asked(ana, proposedOn, ben);
  const proposalId = await proposed(ben, proposedOn, { kind: "OWNER", ownerId: eve });
  return { eve, helped, answered, wanted, proposedOn, taskId, delegationId, offerId, proposalId };
}

describe("who begins a leave", () => {
  it("gives tasks back, answers for nobody, and leaves no offer or proposal waiting, in the transaction that begins it", async () => {
    const { eve, helped, answered, wanted, proposedOn, taskId, delegationId, offerId, proposalId } = await aHelper();
    const absenceId = await desk.recorded(eve);
    expect(await taskOf(taskId)).toEqual({ state: "OPEN", assigneeId: eve });
    expect(await offerOutcome(offerId)).toBeNull();
    await desk.database.moveClock("61 minutes");
    await desk.ring("leave-begins", absenceId);
    expect(await desk.absence(absenceId)).toMatchObject({ state: "RUNNING" });
    expect(await taskOf(taskId)).toEqual({ state: "GIVEN_BACK", assigneeId: eve });
    expect(await lastOf(helped)).toMatchObject({ type: "TASK_CHANGED", actor: "system:clock", after: { taskId, state: "GIVEN_BACK" } });
    expect(await desk.ties(helped)).toContainEqual({ personId: eve, relation: "COLLABORATOR", raci: "CONSULTED" });
    expect(await openDelegations(answered)).toEqual([]);
    expect(await lastOf(answered)).toMatchObject({ type: "CONTACT_DELEGATION_ENDED", after: { delegateId: eve } });
    expect(await desk.timers(delegationId)).toEqual([]);
    expect(await offerOutcome(offerId)).toBe("WITHDRAWN");
    expect(await lastOf(wanted)).toMatchObject({ type: "TRANSFER_ENDED", after: { offerId, outcome: "WITHDRAWN" } });
    expect(await desk.timers(offerId)).toEqual([]);
    expect(await desk.row(wanted)).toMatchObject({ ownerId: ana });
    expect(await proposalState(proposalId)).toBe("OVERTAKEN");
    expect(await lastOf(proposedOn)).toMatchObject({ type: "PROPOSAL_DECIDED", after: { proposalId, state: "OVERTAKEN" } });
    const transactions = await desk.ask<{ count: number }>(
      `select count(distinct e.xmin::text)::integer as count from events e join (select stream, max(stream_sequence) as last from events
        where stream = any($1) group by stream) l on l.stream = e.stream and l.last = e.stream_sequence`,
      [[helped, answered, wanted, proposedOn, eve]],
    );
    expect(transactions).toEqual([{ count: 1 }]);
  });

  it("hands a task to whom the plan names for it, and says so", async () => {
    const eve = await anAgent();
    const caseId = await desk.owned(ana);
    const taskId = await asked(ana, caseId, eve);
    await desk.must(leavesNow(eve, [{ kind: "TASK", subjectId: taskId, toPersonId: ben }]));
    expect(await taskOf(taskId)).toEqual({ state: "OPEN", assigneeId: ben });
    expect((await desk.story(caseId)).slice(-2)).toMatchObject([
      { type: "TASK_CHANGED", after: { taskId, state: "OPEN", assigneeId: ben } },
      { type: "COLLABORATOR_ADDED", after: { personId: ben, role: "CONSULTED", taskId } },
    ]);
    expect(await desk.ties(caseId)).toContainEqual({ personId: ben, relation: "COLLABORATOR", raci: "CONSULTED" });
    expect(await desk.ask("select kind, handed_at is not null as handed from absence_handovers where subject_id = $1", [taskId])).toEqual([
      { kind: "TASK", handed: true },
    ]);
  });

  it("gives a task back where whom the plan names got one of their own on the case meanwhile", async () => {
    const eve = await anAgent();
    const caseId = await desk.owned(ana);
    const taskId = await asked(ana, caseId, eve);
    const absenceId = await desk.recorded(eve, { plan: [{ kind: "TASK", subjectId: taskId, toPersonId: ben, way: "SUCCESSOR" }] });
    await asked(ana, caseId, ben);
    await desk.database.moveClock("61 minutes");
    await desk.ring("leave-begins", absenceId);
    expect(await taskOf(taskId)).toEqual({ state: "GIVEN_BACK", assigneeId: eve });
    expect(await desk.ask("select handed_at from absence_handovers where subject_id = $1", [taskId])).toEqual([{ handed_at: null }]);
  });

  it("takes no cover's word for a task: the owner chooses who else helps", async () => {
    const eve = await anAgent();
    await desk.covered(eve, ben);
    const caseId = await desk.owned(ana);
    const taskId = await asked(ana, caseId, eve);
    await desk.must(leavesNow(eve));
    expect(await taskOf(taskId)).toEqual({ state: "GIVEN_BACK", assigneeId: eve });
  });

  it("hands proposals on with the case: whoever stands in answers them, and nobody waits on a resolved one", async () => {
    const eve = await anAgent();
    await desk.covered(eve, chloe);
    const open = await desk.owned(eve);
    const done = await desk.owned(eve);
    for (const caseId of [open, done]) await asked(eve, caseId, ben);
    const waiting = await proposed(ben, open, { kind: "SUPPORT_TIER", supportTier: 3 });
    const late = await proposed(ben, done, { kind: "SUPPORT_TIER", supportTier: 3 });
    await desk.ask("update cases set status = 'RESOLVED', resolved_at = updated_at, resolution = 'It works.' where id = $1", [done]);
    await desk.must(leavesNow(eve));
    expect(await desk.acting(open)).toMatchObject({ ownerId: eve, actingOwnerId: chloe });
    expect(await proposalState(waiting)).toBe("OPEN");
    expect(await proposalState(late)).toBe("OVERTAKEN");
    const { proposals } = await forAnswering(chloe);
    expect(proposals).toEqual([waiting]);
  });

  it("keeps all of it through an afternoon away", async () => {
    const { eve, answered, taskId, offerId, proposalId } = await aHelper();
    await desk.must(desk.awayNow(eve, eve, await desk.ahead(HOUR_MS)));
    expect(await taskOf(taskId)).toEqual({ state: "OPEN", assigneeId: eve });
    expect(await openDelegations(answered)).toHaveLength(1);
    expect(await offerOutcome(offerId)).toBeNull();
    expect(await proposalState(proposalId)).toBe("OPEN");
  });

  it("is refused a plan that passes on what was asked of one person, and nothing changes", async () => {
    const { eve, delegationId, offerId, proposalId, taskId, helped } = await aHelper();
    const admin = await desk.aPerson({ roles: ["ADMIN"] });
    const from = await desk.now();
    const until = await desk.ahead(DAY_MS);
    const planning = (kind: "CONTACT_DELEGATION" | "TRANSFER_OFFER" | "PROPOSAL" | "TASK", subjectId: string, toPersonId: PersonId) =>
      desk.unchanged(() => desk.leave(eve, { personId: eve, from, until, plan: [{ kind, subjectId, toPersonId, way: "SUCCESSOR" }] }));
    const refused = { path: ["plan", "0", "toPersonId"] };
    expect(await planning("CONTACT_DELEGATION", delegationId, ben)).toMatchObject({ ...refused, code: "PERSON_NOT_ELIGIBLE" });
    expect(await planning("TRANSFER_OFFER", offerId, ben)).toMatchObject({ ...refused, code: "PERSON_NOT_ELIGIBLE" });
    expect(await planning("PROPOSAL", proposalId, ben)).toMatchObject({ ...refused, code: "PERSON_NOT_ELIGIBLE" });
    expect(await planning("TASK", taskId, admin)).toMatchObject({ ...refused, code: "PERSON_NOT_ELIGIBLE" });
    expect(await planning("TASK", taskId, ana)).toMatchObject({ ...refused, code: "ALREADY_OWNER" });
    expect(await desk.row(helped)).toMatchObject({ ownerId: ana });
  });
});

describe("who leaves for good", () => {
  it("is listed with everything that waits for them, and holds none of it afterwards", async () => {
    const { eve, helped, answered, taskId, delegationId, offerId, proposalId } = await aHelper();
    const { held } = await dutiesOf(eve);
    expect(held).toEqual([
      { kind: "TRANSFER_OFFER", subjectId: offerId },
      { kind: "TASK", subjectId: taskId },
      { kind: "CONTACT_DELEGATION", subjectId: delegationId },
      { kind: "PROPOSAL", subjectId: proposalId },
    ]);
    await desk.must(desk.deactivate(eve));
    expect((await dutiesOf(eve)).held).toEqual([]);
    expect(await taskOf(taskId)).toEqual({ state: "GIVEN_BACK", assigneeId: eve });
    expect(await desk.told(helped)).toEqual(expect.arrayContaining(["TASK_CHANGED", "COLLABORATOR_LEFT"]));
    expect((await desk.ties(helped)).filter(({ personId }) => personId === eve)).toEqual([]);
    expect(await openDelegations(answered)).toEqual([]);
    expect(await offerOutcome(offerId)).toBe("WITHDRAWN");
    expect(await proposalState(proposalId)).toBe("OVERTAKEN");
  });

  it("hands a task to whom the plan names, and is refused one who has another on the case", async () => {
    const eve = await anAgent();
    const caseId = await desk.owned(ana);
    const taskId = await asked(ana, caseId, eve);
    await asked(ana, caseId, ben);
    const plan = (toPersonId: PersonId) => [{ kind: "TASK" as const, subjectId: taskId, toPersonId }];
    expect(outcomeOf(await desk.unchanged(() => desk.deactivate(eve, plan(ben))))).toBe("ALREADY_COLLABORATOR");
    await desk.must(desk.deactivate(eve, plan(chloe)));
    expect(await taskOf(taskId)).toEqual({ state: "OPEN", assigneeId: chloe });
  });

  it("stays informed of what they owned, as every former owner does", async () => {
    const eve = await anAgent();
    const caseId = await desk.owned(eve);
    await desk.must(desk.force(hiro, caseId, ana));
    await asked(ana, caseId, eve);
    await desk.must(desk.deactivate(eve));
    expect(await desk.ties(caseId)).toContainEqual({ personId: eve, relation: "COLLABORATOR", raci: "INFORMED" });
  });

  it("is asked for nothing while they leave: of an offer and a deactivation at once, nobody gone holds an offer", async () => {
    const eve = await anAgent();
    const caseId = await desk.owned(ana);
    const [offered, left] = await desk.atOnce(
      { table: "persons", id: eve },
      () => desk.offer(ana, caseId, eve),
      () => desk.deactivate(eve),
    );
    expect(outcomeOf(left)).toBe("ACCEPTED");
    expect(["ACCEPTED", "PERSON_INACTIVE"]).toContain(outcomeOf(offered));
    expect(await desk.ask("select from transfer_offers where to_id = $1 and outcome is null", [eve])).toEqual([]);
  });
});

async function dutiesOf(personId: PersonId): Promise<{ held: { kind: string; subjectId: string }[] }> {
  let held: { kind: string; subjectId: string }[] = [];
  await desk.as("system:test", async (work) => {
    const found = await findDuties(work, dutyHolders, { kind: "DEACTIVATION", personId, until: null });
    held = found.map(({ kind, subjectId }) => ({ kind, subjectId }));
    return { eventId: null };
  });
  return { held };
}

async function forAnswering(personId: PersonId): Promise<{ proposals: ProposalId[] }> {
  return { proposals: (await loadProposalsFor(desk.dataSource, personId)).map(({ id }) => id) };
}
