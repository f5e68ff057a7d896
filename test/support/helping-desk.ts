import type { CommandWork, Refs } from "../../src/db/run-command";
import { runUnitOfWork } from "../../src/db/run-unit-of-work";
import type { ActorId, CaseId, CollaboratorId, DelegationId, PersonId, ProposalId, TaskId } from "../../src/domain/ids";
import type { RaciRole } from "../../src/domain/permissions";
import { type AcceptProposal, acceptProposal } from "../../src/features/collaboration/accept-proposal.command";
import { type AddCollaborator, addCollaborator } from "../../src/features/collaboration/add-collaborator.command";
import { commentTask } from "../../src/features/collaboration/comment-task.command";
import { completeTask } from "../../src/features/collaboration/complete-task.command";
import { declineProposal } from "../../src/features/collaboration/decline-proposal.command";
import { declineTask } from "../../src/features/collaboration/decline-task.command";
import { delegateContact } from "../../src/features/collaboration/delegate-contact.command";
import { endDelegation } from "../../src/features/collaboration/end-delegation.command";
import { expireDelegation } from "../../src/features/collaboration/expire-delegation.command";
import { forwardCase } from "../../src/features/collaboration/forward-case.command";
import { type ProposeChange, proposeChange } from "../../src/features/collaboration/propose-change.command";
import { removeCollaborator } from "../../src/features/collaboration/remove-collaborator.command";
import { withdrawProposal } from "../../src/features/collaboration/withdraw-proposal.command";
import { participants } from "../../src/list-participants";
import { aCaseDesk, operationText } from "./case-desk";

/** A desk with the verbs of helping. */
export type HelpingDesk = Awaited<ReturnType<typeof aHelpingDesk>>;

/** A change that proposes nothing yet. */
export const NO_VALUES = { status: null, priority: null, categoryKey: null, supportTier: null, slaTier: null, ownerId: null };

/** An hour ahead of the world's clock, and other spans. */
export function hoursAhead(hours: number): Date {
  return new Date(Date.now() + hours * 3_600_000);
}

/** A task with everything that a task needs. */
export function aTask(): { what: string; dueAt: Date; wayBack: string | null } {
  return { what: "Read the log.", dueAt: hoursAhead(1), wayBack: "Tell Ana in a note." };
}

/**
 * Opens a desk on which Ana owns, and others help.
 *
 * Eve is an agent of no team, Mila an escalation manager, Otto leads another team, Xenia is an external agent of no team.
 */
export async function aHelpingDesk() {
  const desk = await aCaseDesk();
  const eve = await desk.aPerson({ name: "Eve" });
  const mila = await desk.aPerson({ name: "Mila", roles: ["ESCALATION_MANAGER"] });
  const otto = await desk.aPerson({ name: "Otto", roles: ["TEAM_LEAD"] });
  const xenia = await desk.aPerson({ name: "Xenia", external: true });
  const elsewhere = await desk.aTeam({ name: "Backline", queueStewardId: otto, leadIds: [otto], memberIds: [otto] });
  await desk.ask(
    "insert into categories (key, name, handling, automation, owner_id) values ('BILLING', 'Billing', 'FRONTLINE', 'MAY_COLLECT', $1)",
    [desk.people.chloe],
  );
  const as = <R extends Refs>(actor: ActorId, work: CommandWork<R>) => desk.as(actor, work);

  const add = (actor: PersonId, caseId: string, personId: string, wanted: Partial<AddCollaborator> = {}) =>
    as(actor, (work) => addCollaborator(work, { caseId, personId, role: "RESPONSIBLE", task: aTask(), ...wanted }));
  const propose = (actor: PersonId, caseId: string, wanted: Partial<ProposeChange> & Pick<ProposeChange, "kind">) =>
    as(actor, (work) => proposeChange(work, { ...NO_VALUES, caseId, reason: "It would help.", ...wanted }));

  return {
    ...desk,
    crowd: { ...desk.people, eve, mila, otto, xenia },
    elsewhere,
    operation: operationText,
    add,
    propose,
    remove: (actor: PersonId, collaboratorId: string, reason: string | null = null) =>
      as(actor, (work) => removeCollaborator(work, { collaboratorId, reason })),
    complete: (actor: PersonId, taskId: string, result = "It was the disk.") => as(actor, (work) => completeTask(work, { taskId, result })),
    giveBack: (actor: PersonId, taskId: string) => as(actor, (work) => declineTask(work, { taskId, reason: "I cannot." })),
    comment: (actor: PersonId, taskId: string, text = "Half done.") => as(actor, (work) => commentTask(work, { taskId, text })),
    agree: (actor: PersonId, proposalId: string, wanted: Partial<AcceptProposal> = {}) =>
      as(actor, (work) => acceptProposal(work, { proposalId, brief: null, ...wanted })),
    disagree: (actor: PersonId, proposalId: string) => as(actor, (work) => declineProposal(work, { proposalId, answer: "Not yet." })),
    callBack: (actor: PersonId, proposalId: string) => as(actor, (work) => withdrawProposal(work, { proposalId })),
    forward: (actor: PersonId, caseId: string, personId: string) =>
      as(actor, (work) => forwardCase(work, { caseId, personId, note: "You should know." })),
    delegate: (actor: PersonId, caseId: string, delegateId: string, until = hoursAhead(1)) =>
      as(actor, (work) => delegateContact(work, { caseId, delegateId, until })),
    endDelegation: (actor: PersonId, delegationId: string) => as(actor, (work) => endDelegation(work, { delegationId })),
    /** What the sweep does when a delegation's timer rings. */
    ringDelegation: (delegationId: string) =>
      runUnitOfWork(
        desk.dataSource,
        "system:clock",
        async (work) => {
          await expireDelegation(work, delegationId);
          return { keep: true, answer: null };
        },
        participants,
      ),
    /** Has Ana, or somebody else, add a helper, and answers the ids. */
    async helped(owner: PersonId, caseId: CaseId, personId: PersonId, role: RaciRole = "RESPONSIBLE") {
      const task = role === "INFORMED" ? null : aTask();
      const { collaboratorId, taskId } = await desk.must(add(owner, caseId, personId, { role, task }));
      return { collaboratorId: collaboratorId as CollaboratorId, taskId: taskId as TaskId };
    },
    async proposed(actor: PersonId, caseId: CaseId, wanted: Partial<ProposeChange> & Pick<ProposeChange, "kind">): Promise<ProposalId> {
      return (await desk.must(propose(actor, caseId, wanted))).proposalId as ProposalId;
    },
    async delegated(actor: PersonId, caseId: CaseId, delegateId: PersonId, until = hoursAhead(1)): Promise<DelegationId> {
      const done = await desk.must(as(actor, (work) => delegateContact(work, { caseId, delegateId, until })));
      return done.delegationId as DelegationId;
    },
    /** Gives somebody the owner's powers for an hour, as standing in does. */
    async standsIn(caseId: CaseId, personId: PersonId): Promise<void> {
      const until = hoursAhead(1);
      await desk.ask("update cases set acting_owner_id = $2, acting_until = $3 where id = $1", [caseId, personId, until]);
      await desk.ask("insert into case_relations (case_id, person_id, relation, until) values ($1, $2, 'ACTING_OWNER', $3)", [
        caseId,
        personId,
        until,
      ]);
    },
    async stateOf(table: "tasks" | "proposals", id: string): Promise<string | undefined> {
      return (await desk.ask<{ state: string }>(`select state from ${table} where id = $1`, [id]))[0]?.state;
    },
  };
}
