import type { UnitOfWork } from "../../db/unit-of-work";
import { judgeRemoveHelp } from "../../domain/collaboration";
import { isRefusal, type Refusal } from "../../domain/refusal";
import { appendChange, saveCase } from "../cases/change-case.command";
import { findCollaborator } from "./collaborator.store";
import type { HelpRefs } from "./help-refs";
import { leaveCase } from "./leave-case";
import { lockPart } from "./lock-part";
import { endTask } from "./task.store";

/** Who stops helping, and why. */
export interface RemoveCollaborator {
  collaboratorId: string;
  expectedRevision?: number | null;
  /** Kept with the task that it cancels. */
  reason: string | null;
}

/** Ends somebody's help; what they had still to do is cancelled with it. */
export async function removeCollaborator(work: UnitOfWork, input: RemoveCollaborator): Promise<HelpRefs | Refusal> {
  const locked = await lockPart(work, {
    find: () => findCollaborator(work, input.collaboratorId),
    path: "collaboratorId",
    noun: "collaborator",
    expectedRevision: input.expectedRevision,
  });
  if (isRefusal(locked)) return locked;
  const { row, now, part } = locked;
  const refused = judgeRemoveHelp({ ...locked, facts: row });
  if (refused !== null) return refused;
  let changed = row;
  if (part.taskId !== null) {
    await endTask(work, part.taskId, "CANCELLED", input.reason, now);
    changed = appendChange(work, row, row, "TASK_CHANGED", { extras: { taskId: part.taskId, state: "CANCELLED" } }).row;
  }
  const left = await leaveCase(work, changed, part.personId, "REMOVED", now);
  await saveCase(work, left.row, now);
  return { caseId: row.id, eventId: left.eventId, ...(part.taskId === null ? {} : { taskId: part.taskId }) };
}
