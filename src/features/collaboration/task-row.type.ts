import type { TaskState } from "../../domain/collaboration";
import type { ActorId, CaseId, PersonId, TaskId } from "../../domain/ids";

/** What was asked of a collaborator, as its row holds it; instants are ISO-8601 in UTC. */
export interface TaskRow {
  __typename: "Task";
  id: TaskId;
  revision: number;
  caseId: CaseId;
  assigneeId: PersonId;
  askedBy: ActorId;
  what: string;
  wayBack: string | null;
  dueAt: string;
  askedAt: string;
  state: TaskState;
  result: string | null;
  endedAt: string | null;
}

/** A word on a task. */
export interface TaskCommentRow {
  taskId: TaskId;
  number: number;
  writtenBy: ActorId;
  text: string;
  writtenAt: string;
}
