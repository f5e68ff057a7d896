import type { UnitOfWork } from "../../db/unit-of-work";
import { isRefusal, type Refusal } from "../../domain/refusal";
import { appendChange, saveCase } from "../cases/change-case.command";
import type { HelpRefs } from "./help-refs";
import { leaveCase } from "./leave-case";
import { lockOwnTask, type OwnTask } from "./lock-own-task";
import { endTask } from "./task.store";

/** A task that is done, with its result. */
export interface CompleteTask extends OwnTask {
  result: string;
}

/**
 * Says what came of a task; the collaborator leaves the case in the same transaction.
 *
 * The result stays with the task, where its way back says to look for it.
 */
export async function completeTask(work: UnitOfWork, input: CompleteTask): Promise<HelpRefs | Refusal> {
  const locked = await lockOwnTask(work, input);
  if (isRefusal(locked)) return locked;
  const { row, now, part } = locked;
  await endTask(work, part.id, "DONE", input.result, now);
  const done = appendChange(work, row, row, "TASK_CHANGED", { onBehalfOf: null, extras: { taskId: part.id, state: "DONE" } });
  const left = await leaveCase(work, done.row, part.assigneeId, "TASK_DONE", now);
  await saveCase(work, left.row, now);
  return { caseId: row.id, eventId: done.eventId, taskId: part.id };
}
