import type { StepQuestion } from "../case-steps";
import type { PersonId } from "../ids";
import { mayOnCase, type RaciRole } from "../permissions";
import { type Refusal, refuse } from "../refusal";

export const TASK_STATES = ["OPEN", "DONE", "DECLINED", "CANCELLED", "GIVEN_BACK"] as const;
/** A task's life; GIVEN_BACK: whom it was given to went on leave, or left. */
export type TaskState = (typeof TASK_STATES)[number];

/** What is asked of a collaborator, until when, and to whom and how the result comes back. */
export interface AskedTask {
  what: string;
  dueAt: Date;
  wayBack: string | null;
}

/**
 * Refuses help that nobody could bring back.
 *
 * Whoever is RESPONSIBLE or CONSULTED has a task with a way back; the INFORMED may have one. Nobody owes a task in the past.
 */
export function judgeTaskAsked(role: RaciRole, task: AskedTask | null, now: Date): Refusal | null {
  if (task === null) {
    return role === "INFORMED" ? null : refuse("TASK_REQUIRED", "Say what they should do, and by when.", { path: ["task"] });
  }
  if (task.wayBack === null && role !== "INFORMED") {
    return refuse("WAY_BACK_REQUIRED", "Say to whom the result comes back, and how.", { path: ["task", "wayBack"] });
  }
  if (task.dueAt <= now) return refuse("IN_THE_PAST", "A task is due in the future.", { path: ["task", "dueAt"] });
  return null;
}

/** Whether a person may end or comment a task: only whom it was given to, while it is open. */
export function judgeOwnTask({ person, standing }: StepQuestion, task: { assigneeId: PersonId; state: TaskState }): Refusal | null {
  if (task.assigneeId !== person.id) {
    return refuse("NOT_YOUR_CASE", "This task was asked of somebody else: only they answer it.", { path: ["taskId"] });
  }
  if (task.state !== "OPEN") return refuse("TASK_NOT_OPEN", "This task has ended.", { path: ["taskId"] });
  return mayOnCase(person, "OWN_TASK", standing);
}
