import type { UnitOfWork } from "../../db/unit-of-work";
import type { PersonId } from "../../domain/ids";
import { findProposal } from "./proposal.store";
import { findTask } from "./task.store";
import type { TaskRow } from "./task-row.type";

/** Who asked for a task, and who was asked; `null` where there is none. */
export function findPartiesOfTask(work: UnitOfWork, taskId: string): Promise<Pick<TaskRow, "askedBy" | "assigneeId"> | null> {
  return findTask(work, taskId);
}

/** Who made a proposal; `null` where there is none. */
export async function findProposer(work: UnitOfWork, proposalId: string): Promise<PersonId | null> {
  return (await findProposal(work, proposalId))?.proposedBy ?? null;
}
