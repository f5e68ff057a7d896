import type { CaseId, CollaboratorId, DelegationId, EventId, ProposalId, TaskId } from "../../domain/ids";
import { mayReadNotes } from "../../domain/permissions";
import { viewerOf } from "../../graphql/context";
import { defineLoader, grouped, inOrder } from "../../graphql/define-loader";
import { loadCollaborators, loadCollaboratorsOf } from "./collaborator.store";
import type { CollaboratorRow } from "./collaborator-row.type";
import { loadDelegations, loadDelegationsOf } from "./delegation.store";
import type { DelegationRow } from "./delegation-row.type";
import { loadForwardNotes } from "./forward-note.store";
import { loadProposals, loadProposalsOf } from "./proposal.store";
import type { ProposalRow } from "./proposal-row.type";
import { loadTasks, loadTasksOf } from "./task.store";
import { loadComments } from "./task-comment.store";
import type { TaskCommentRow, TaskRow } from "./task-row.type";

/** Collaborators by id; the caller asks whether the viewer may see their case. */
export const collaboratorLoader = defineLoader<CollaboratorId, CollaboratorRow | null>(async ({ services }, ids) =>
  inOrder(ids, await loadCollaborators(services.dataSource, ids), (row) => row.id),
);

/** Everybody who helps on a case, the owner of now left out. */
export const collaboratorsOfCaseLoader = defineLoader<CaseId, CollaboratorRow[]>(async ({ services }, ids) =>
  grouped(ids, await loadCollaboratorsOf(services.dataSource, ids), (row) => row.caseId),
);

/** Tasks by id; the caller asks whether the viewer may see their case. */
export const taskLoader = defineLoader<TaskId, TaskRow | null>(async ({ services }, ids) =>
  inOrder(ids, await loadTasks(services.dataSource, ids), (row) => row.id),
);

/** Every task of a case, the oldest first. */
export const tasksOfCaseLoader = defineLoader<CaseId, TaskRow[]>(async ({ services }, ids) =>
  grouped(ids, await loadTasksOf(services.dataSource, ids), (row) => row.caseId),
);

/** What was said on a task, the oldest first. */
export const commentsLoader = defineLoader<TaskId, TaskCommentRow[]>(async ({ services }, ids) =>
  grouped(ids, await loadComments(services.dataSource, ids), (row) => row.taskId),
);

/** Proposals by id; the caller asks whether the viewer may see their case. */
export const proposalLoader = defineLoader<ProposalId, ProposalRow | null>(async ({ services }, ids) =>
  inOrder(ids, await loadProposals(services.dataSource, ids), (row) => row.id),
);

/** Every proposal of a case, the oldest first. */
export const proposalsOfCaseLoader = defineLoader<CaseId, ProposalRow[]>(async ({ services }, ids) =>
  grouped(ids, await loadProposalsOf(services.dataSource, ids), (row) => row.caseId),
);

/** Delegations by id; the caller asks whether the viewer may see their case. */
export const delegationLoader = defineLoader<DelegationId, DelegationRow | null>(async ({ services }, ids) =>
  inOrder(ids, await loadDelegations(services.dataSource, ids), (row) => row.id),
);

/** The delegation of a case that holds now. */
export const delegationOfCaseLoader = defineLoader<CaseId, DelegationRow | null>(async ({ services }, ids) =>
  inOrder(ids, await loadDelegationsOf(services.dataSource, ids), (row) => row.caseId),
);

/** The words of a forwarding by its event, as far as the viewer may read them. */
export const forwardNoteLoader = defineLoader<EventId, { note: string } | null>(async (context, ids) => {
  const viewer = viewerOf(context);
  if (!mayReadNotes(viewer)) return ids.map(() => null);
  return inOrder(ids, await loadForwardNotes(context.services.dataSource, ids, viewer.external), (row) => row.eventId);
});
