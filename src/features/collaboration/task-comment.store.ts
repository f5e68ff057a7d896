import type { DataSource } from "typeorm";
import { findRows } from "../../db/find-rows";
import type { UnitOfWork } from "../../db/unit-of-work";
import type { TaskId } from "../../domain/ids";
import type { TaskCommentRow } from "./task-row.type";

/** Keeps a word on a task of a locked case, after the ones before it. */
export async function insertComment(work: UnitOfWork, comment: Omit<TaskCommentRow, "number">): Promise<void> {
  await work.query(
    {
      name: "insert_task_comment",
      text: `insert into task_comments (task_id, number, written_by, text, written_at)
        select $1, count(*) + 1, $2, $3, $4 from task_comments where task_id = $1`,
    },
    [comment.taskId, comment.writtenBy, comment.text, comment.writtenAt],
  );
}

/** What was said on these tasks, the oldest first. */
export async function loadComments(dataSource: DataSource, taskIds: readonly TaskId[]): Promise<TaskCommentRow[]> {
  const text = `select task_id as "taskId", number, written_by as "writtenBy", text, iso(written_at) as "writtenAt" from task_comments
    where task_id = any($1) order by task_id, number`;
  return findRows(dataSource, { name: "load_task_comments", text }, [taskIds]);
}
