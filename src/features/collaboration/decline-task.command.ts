import type { UnitOfWork } from "../../db/unit-of-work";
import { isRefusal, type Refusal } from "../../domain/refusal";
import { appendChange, saveCase } from "../cases/change-case.command";
import type { HelpRefs } from "./help-refs";
import { lockOwnTask, type OwnTask } from "./lock-own-task";
import { endTask } from "./task.store";

/** A task the assignee cannot do, and why. */
export interface DeclineTask extends OwnTask {
  reason: string;
}

/** Gives a task back to whoever asked; the collaborator stays, and may be asked for something else. */
export async function declineTask(work: UnitOfWork, input: DeclineTask): Promise<HelpRefs | Refusal> {
  const locked = await lockOwnTask(work, input);
  if (isRefusal(locked)) return locked;
  const { row, now, part } = locked;
  await endTask(work, part.id, "DECLINED", input.reason, now);
  const declined = appendChange(work, row, row, "TASK_CHANGED", { onBehalfOf: null, extras: { taskId: part.id, state: "DECLINED" } });
  await saveCase(work, declined.row, now);
  return { caseId: row.id, eventId: declined.eventId, taskId: part.id };
}
