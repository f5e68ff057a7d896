import type { CaseId, CollaboratorId, DelegationId, ProposalId, TaskId } from "../../domain/ids";
import type { Context } from "../../graphql/context";
import { visibleCase } from "../cases/case.loader";
import { collaboratorLoader, delegationLoader, proposalLoader, taskLoader } from "./collaboration.loader";

/** A collaborator as `node` answers them: as far as their case can be seen, and while they do not own it. */
export async function findCollaboratorNode(context: Context, id: CollaboratorId): Promise<object | null> {
  const row = await collaboratorLoader(context).load(id);
  return row?.ownsIt === true ? null : asFarAsSeen(context, row);
}

/** A task as `node` answers it: as far as its case can be seen. */
export async function findTaskNode(context: Context, id: TaskId): Promise<object | null> {
  return asFarAsSeen(context, await taskLoader(context).load(id));
}

/** A task as its assignee reads it, even once the case is gone for them; everybody else as far as its case can be seen. */
export async function findOwnTask(context: Context, id: TaskId): Promise<object | null> {
  const row = await taskLoader(context).load(id);
  return row !== null && row.assigneeId === context.person?.id ? row : asFarAsSeen(context, row);
}

/** A proposal as `node` answers it: as far as its case can be seen. */
export async function findProposalNode(context: Context, id: ProposalId): Promise<object | null> {
  return asFarAsSeen(context, await proposalLoader(context).load(id));
}

/** A delegation as `node` answers it: as far as its case can be seen. */
export async function findDelegationNode(context: Context, id: DelegationId): Promise<object | null> {
  return asFarAsSeen(context, await delegationLoader(context).load(id));
}

async function asFarAsSeen<Row extends { caseId: CaseId }>(context: Context, row: Row | null): Promise<Row | null> {
  return row !== null && (await visibleCase(context, row.caseId)) !== null ? row : null;
}
