import type { UnitOfWork } from "../../db/unit-of-work";
import { judgeOwnTask } from "../../domain/collaboration";
import { isRefusal, type Refusal } from "../../domain/refusal";
import type { LockedCase } from "../cases/change-case.command";
import { lockPart } from "./lock-part";
import { findTask } from "./task.store";
import type { TaskRow } from "./task-row.type";

/** A task that its assignee changes. */
export interface OwnTask {
  taskId: string;
  expectedRevision?: number | null;
}

/** Locks a task's case for the assignee, or says why they may not: it is somebody else's, or has ended. */
export async function lockOwnTask(work: UnitOfWork, input: OwnTask): Promise<(LockedCase & { part: TaskRow }) | Refusal> {
  const locked = await lockPart(work, {
    find: () => findTask(work, input.taskId),
    path: "taskId",
    noun: "task",
    expectedRevision: input.expectedRevision,
  });
  if (isRefusal(locked)) return locked;
  return judgeOwnTask({ ...locked, facts: locked.row }, locked.part) ?? locked;
}
