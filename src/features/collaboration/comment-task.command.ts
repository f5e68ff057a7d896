import type { UnitOfWork } from "../../db/unit-of-work";
import { isRefusal, type Refusal } from "../../domain/refusal";
import { appendChange, saveCase } from "../cases/change-case.command";
import type { HelpRefs } from "./help-refs";
import { lockOwnTask, type OwnTask } from "./lock-own-task";
import { insertComment } from "./task-comment.store";

/** A word on one's own task. */
export interface CommentTask extends OwnTask {
  text: string;
}

/** Says something on one's own open task; the event says only that the task changed and is still open. */
export async function commentTask(work: UnitOfWork, input: CommentTask): Promise<HelpRefs | Refusal> {
  const locked = await lockOwnTask(work, input);
  if (isRefusal(locked)) return locked;
  const { row, now, part } = locked;
  await insertComment(work, { taskId: part.id, writtenBy: work.actor, text: input.text, writtenAt: now.toISOString() });
  const said = appendChange(work, row, row, "TASK_CHANGED", { onBehalfOf: null, extras: { taskId: part.id, state: "OPEN" } });
  await saveCase(work, said.row, now);
  return { caseId: row.id, eventId: said.eventId, taskId: part.id };
}
