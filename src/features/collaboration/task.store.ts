import type { DataSource } from "typeorm";
import { findRows, prepared } from "../../db/find-rows";
import type { Statement, UnitOfWork } from "../../db/unit-of-work";
import type { TaskState } from "../../domain/collaboration";
import { type CaseId, isId, type PersonId, type TaskId } from "../../domain/ids";
import type { TaskRow } from "./task-row.type";

const SELECT = `select 'Task' as "__typename", t.id, t.revision, t.case_id as "caseId", t.assignee_id as "assigneeId", t.asked_by as "askedBy",
  t.what, t.way_back as "wayBack", iso(t.due_at) as "dueAt", iso(t.asked_at) as "askedAt", t.state, t.result, iso(t.ended_at) as "endedAt"
  from tasks t`;

const FIND: Statement = { name: "find_tasks", text: `${SELECT} where t.id = any($1)` };
const OPEN_OF_CASE: Statement = {
  name: "find_open_tasks",
  text: `${SELECT} where t.case_id = $1 and t.state = 'OPEN' order by t.asked_at, t.id`,
};

const OPEN_OF_PERSON: Statement = {
  name: "load_open_tasks_of_person",
  text: `${SELECT} where t.assignee_id = $1 and t.state = 'OPEN' order by t.due_at, t.id`,
};

/** A task by its id, without a lock: what it says is true only once its case is locked. */
export async function findTask(work: UnitOfWork, id: string): Promise<TaskRow | null> {
  if (!isId("task", id)) return null;
  const [row] = await work.query<TaskRow>(FIND, [[id]]);
  return row ?? null;
}

/** What is still to be done on a locked case. */
export function findOpenTasks(work: UnitOfWork, caseId: CaseId): Promise<TaskRow[]> {
  return work.query<TaskRow>(OPEN_OF_CASE, [caseId]);
}

/** Many tasks by id, in no order. */
export async function loadTasks(dataSource: DataSource, ids: readonly TaskId[]): Promise<TaskRow[]> {
  return findRows(dataSource, FIND, [ids]);
}

/** Every task of these cases, the oldest first. */
export async function loadTasksOf(dataSource: DataSource, caseIds: readonly CaseId[]): Promise<TaskRow[]> {
  return findRows(dataSource, { name: "load_tasks_of", text: `${SELECT} where t.case_id = any($1) order by t.asked_at, t.id` }, [caseIds]);
}

/** What one person has still to do, the soonest first. */
export async function loadOpenTasksOf(dataSource: DataSource, personId: PersonId): Promise<TaskRow[]> {
  return prepared(dataSource, OPEN_OF_PERSON, [personId]);
}

/** Keeps a new task. */
export async function insertTask(
  work: UnitOfWork,
  task: Pick<TaskRow, "id" | "caseId" | "assigneeId" | "askedBy" | "what" | "wayBack" | "dueAt" | "askedAt">,
): Promise<void> {
  await work.query(
    {
      name: "insert_task",
      text: `insert into tasks (id, case_id, assignee_id, asked_by, what, way_back, due_at, asked_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    },
    [task.id, task.caseId, task.assigneeId, task.askedBy, task.what, task.wayBack, task.dueAt, task.askedAt],
  );
}

/** Ends an open task of a locked case, with what came of it. */
export async function endTask(
  work: UnitOfWork,
  id: TaskId,
  state: Exclude<TaskState, "OPEN">,
  result: string | null,
  at: Date,
): Promise<void> {
  await work.query(
    {
      name: "end_task",
      text: "update tasks set state = $2, result = $3, ended_at = $4, revision = revision + 1 where id = $1 and state = 'OPEN'",
    },
    [id, state, result, at],
  );
}

/** Gives an open task of a locked case to somebody else, as it was asked. */
export async function passTaskOn(work: UnitOfWork, id: TaskId, assigneeId: PersonId): Promise<void> {
  await work.query(
    { name: "pass_task_on", text: "update tasks set assignee_id = $2, revision = revision + 1 where id = $1 and state = 'OPEN'" },
    [id, assigneeId],
  );
}
