import type { CollaboratorId, DelegationId, PersonId, ProposalId, TaskId } from "../../../src/domain/ids";
import type { RaciRole } from "../../../src/domain/permissions";
import { addCollaborator } from "../../../src/features/collaboration/add-collaborator.command";
import { delegateContact } from "../../../src/features/collaboration/delegate-contact.command";
import { endDelegation } from "../../../src/features/collaboration/end-delegation.command";
import { proposeChange } from "../../../src/features/collaboration/propose-change.command";
import { removeCollaborator } from "../../../src/features/collaboration/remove-collaborator.command";
import { assignActingOwner } from "../../../src/features/ownership/assign-acting-owner.command";
import { hoursAhead } from "./hours-ahead";
import { mustAccept } from "./must-accept";
import type { Standing } from "./standing";

/** Who helps on a case, with what, and what they propose. */
export interface StoodHelp {
  collaboratorId: CollaboratorId | null;
  taskId: TaskId | null;
  proposalId: ProposalId | null;
  delegationId: DelegationId | null;
}

const TASK_VERB = /^Mutation\.(complete|decline|comment)Task$/;
const PROPOSAL_VERB = /^Mutation\.(withdraw|accept|decline)Proposal$/;

/** A task with everything that a task needs. */
export function aTask(): { what: string; dueAt: Date; wayBack: string } {
  return { what: "Read the log.", dueAt: hoursAhead(1), wayBack: "Tell the owner in a note." };
}

/** Gives the subject their tie to the case, by the verb of who may give it. */
export async function tieSubject(standing: Standing): Promise<void> {
  const { subject, me, cell } = standing;
  if (subject.relation === "ACTING_OWNER") await standIn(standing, me);
  if (subject.relation === "DELEGATE" || cell.situation === "delegated") await delegate(standing, me);
  if (subject.relation === "COLLABORATOR") await help(standing, me, subject.raci ?? "INFORMED");
  switch (cell.situation) {
    case "collaborates":
      await help(standing, me, "CONSULTED");
      return;
    case "owned_before":
      await help(standing, me, "INFORMED");
      return;
    case "collaborated_until_now":
      await remove(standing, (await help(standing, me, "CONSULTED")).collaboratorId);
      return;
    case "delegated_until_now":
      await endOf(standing, await delegate(standing, me));
  }
}

/** Puts the help, the proposal and the delegation on a case that its cell is about. */
export async function standUpHelp(standing: Standing): Promise<StoodHelp> {
  const { cell, subject, me, world } = standing;
  const none: StoodHelp = { collaboratorId: null, taskId: null, proposalId: null, delegationId: null };
  const { helper, colleague } = world.parts;
  if (cell.what === "Mutation.endActingOwner" && subject.relation !== "ACTING_OWNER") await standIn(standing, colleague);
  if (cell.what === "Mutation.endDelegation") return { ...none, delegationId: await delegationToEnd(standing) };
  if (cell.what === "Mutation.removeCollaborator")
    return { ...none, ...(cell.situation === "own_part" ? await ownHelp(standing) : await help(standing, helper, "RESPONSIBLE")) };
  if (TASK_VERB.test(cell.what)) {
    const own = cell.situation === "own_task" || (subject.relation === "COLLABORATOR" && cell.situation !== "task_of_another");
    return { ...none, ...(own ? await ownHelp(standing) : await help(standing, helper, "RESPONSIBLE")) };
  }
  if (!PROPOSAL_VERB.test(cell.what)) return none;
  const own = cell.situation === "own_proposal" || (cell.what === "Mutation.withdrawProposal" && couldPropose(standing));
  if (!own) await help(standing, helper, "RESPONSIBLE");
  return { ...none, proposalId: await propose(standing, own ? me : helper) };
}

function couldPropose({ cell, subject: { relation, raci } }: Standing): boolean {
  if (cell.situation === "proposal_of_another") return false;
  return relation === "RESOLUTION_OWNER" || relation === "ACCOUNT_TEAM" || (relation === "COLLABORATOR" && raci !== "INFORMED");
}

async function help({ world, caseId, ownerId }: Standing, personId: PersonId, role: RaciRole) {
  const asked = { caseId, personId, role, task: aTask() };
  const { collaboratorId, taskId } = mustAccept(await world.desk.as(ownerId, (work) => addCollaborator(work, asked)));
  return { collaboratorId: collaboratorId as CollaboratorId, taskId: taskId as TaskId };
}

/** The part and the task that the subject holds already, or now. */
async function ownHelp(standing: Standing): Promise<Pick<StoodHelp, "collaboratorId" | "taskId">> {
  const { world, caseId, me, subject } = standing;
  if (subject.relation !== "COLLABORATOR") return help(standing, me, "RESPONSIBLE");
  const [row] = await world.desk.ask<{ collaboratorId: CollaboratorId; taskId: TaskId }>(
    `select r.id as "collaboratorId", t.id as "taskId" from case_relations r join tasks t on t.case_id = r.case_id and t.assignee_id = r.person_id
      where r.case_id = $1 and r.person_id = $2 and r.relation = 'COLLABORATOR'`,
    [caseId, me],
  );
  if (row === undefined) throw new Error("the collaborator has no part in the case");
  return row;
}

async function remove({ world, ownerId }: Standing, collaboratorId: CollaboratorId): Promise<void> {
  mustAccept(await world.desk.as(ownerId, (work) => removeCollaborator(work, { collaboratorId, reason: null })));
}

async function standIn({ world, caseId, ownerId }: Standing, personId: PersonId): Promise<void> {
  const reason = { code: "ABSENCE" as const, text: null, rightCategoryKey: null, rightTeamId: null };
  const until = hoursAhead(4);
  mustAccept(await world.desk.as(ownerId, (work) => assignActingOwner(work, { caseId, personId, reason, until })));
}

async function delegate({ world, caseId, contactOwner }: Standing, delegateId: PersonId): Promise<DelegationId> {
  const until = hoursAhead(1);
  const done = mustAccept(await world.desk.as(contactOwner, (work) => delegateContact(work, { caseId, delegateId, until })));
  return done.delegationId as DelegationId;
}

async function endOf({ world, contactOwner }: Standing, delegationId: DelegationId): Promise<void> {
  mustAccept(await world.desk.as(contactOwner, (work) => endDelegation(work, { delegationId })));
}

async function delegationToEnd(standing: Standing): Promise<DelegationId> {
  const { world, caseId, subject } = standing;
  if (subject.relation !== "DELEGATE") return delegate(standing, world.parts.helper);
  const [row] = await world.desk.ask<{ id: DelegationId }>("select id from contact_delegations where case_id = $1", [caseId]);
  if (row === undefined) throw new Error("the delegate has no delegation");
  return row.id;
}

async function propose({ world, caseId }: Standing, personId: PersonId): Promise<ProposalId> {
  const values = { status: null, priority: "P1" as const, categoryKey: null, supportTier: null, slaTier: null, ownerId: null };
  const change = { caseId, kind: "PRIORITY" as const, reason: "It would help.", ...values };
  return mustAccept(await world.desk.as(personId, (work) => proposeChange(work, change))).proposalId as ProposalId;
}
