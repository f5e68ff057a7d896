import { newId } from "../../db/new-id";
import type { UnitOfWork } from "../../db/unit-of-work";
import { type AskedTask, judgeCollaborate, judgeHelper, judgeTaskAsked } from "../../domain/collaboration";
import type { PersonId, TaskId } from "../../domain/ids";
import type { RaciRole } from "../../domain/permissions";
import { isRefusal, type Refusal, refuse } from "../../domain/refusal";
import type { CaseRow } from "../cases/case-row.type";
import { appendChange, lockCase, saveCase } from "../cases/change-case.command";
import { tiePerson } from "../cases/tie-person.command";
import { holdFutureOwner } from "../people/find-standing.command";
import { findHelpOf } from "./collaborator.store";
import type { HelpRefs } from "./help-refs";
import { insertTask } from "./task.store";

/** Who helps, as what, with which task. */
export interface AddCollaborator {
  caseId: string;
  expectedRevision?: number | null;
  personId: string;
  role: RaciRole;
  task: AskedTask | null;
}

/**
 * Lets somebody help on a case, with a task and a way back for its result; the owner stays the owner.
 *
 * Who was only kept informed may be asked for more. An external agent sees the case from now on, until they leave it.
 */
export async function addCollaborator(work: UnitOfWork, input: AddCollaborator): Promise<HelpRefs | Refusal> {
  const helper = await holdFutureOwner(work, input.personId);
  const locked = await lockCase(work, input.caseId, input.expectedRevision);
  if (isRefusal(locked)) return locked;
  const { row, now } = locked;
  const unfit = judgeCollaborate({ ...locked, facts: row });
  if (unfit !== null) return unfit;
  if (helper === null) return refuse("NOT_FOUND", "There is no such person.", { path: ["personId"] });
  const help = await findHelpOf(work, row.id, helper.id);
  const held = help === null ? null : { role: help.role, hasOpenTask: help.taskId !== null };
  const refused = judgeHelper(row, helper, held, input) ?? judgeTaskAsked(input.role, input.task, now);
  if (refused !== null) return refused;

  await tiePerson(work, row, { personId: helper.id, relation: "COLLABORATOR", raci: input.role, until: null }, now);
  const taskId = input.task === null ? null : await keepTask(work, row, helper.id, input.task, now);
  const added = appendChange(work, row, row, "COLLABORATOR_ADDED", { extras: { personId: helper.id, role: input.role, taskId } });
  await saveCase(work, added.row, now);
  const written = await findHelpOf(work, row.id, helper.id);
  return { caseId: row.id, eventId: added.eventId, collaboratorId: written?.id, ...(taskId === null ? {} : { taskId }) };
}

async function keepTask(work: UnitOfWork, row: CaseRow, assigneeId: PersonId, task: AskedTask, now: Date): Promise<TaskId> {
  const id = newId("task");
  await insertTask(work, {
    id,
    caseId: row.id,
    assigneeId,
    askedBy: work.actor,
    what: task.what,
    wayBack: task.wayBack,
    dueAt: task.dueAt.toISOString(),
    askedAt: now.toISOString(),
  });
  return id;
}
