import type { DutyHolder, Occasion } from "../../db/duty-holder";
import type { UnitOfWork } from "../../db/unit-of-work";
import type { Duty, Handover } from "../../domain/absence";
import type { EventId, PersonId } from "../../domain/ids";
import { type Refusal, refuse } from "../../domain/refusal";
import type { CaseRow } from "../cases/case-row.type";
import { appendChange, lockCaseForSystem, saveCase } from "../cases/change-case.command";
import { tiePerson } from "../cases/tie-person.command";
import { findHelpOf } from "./collaborator.store";
import { findTaskDuties } from "./help-duty.store";
import { leaveCase } from "./leave-case";
import { endTask, findTask, passTaskOn } from "./task.store";
import type { TaskRow } from "./task-row.type";

/**
 * What somebody has still to do for others.
 *
 * It goes to whom the plan names for it, and else back to the owner.
 * No cover and no heir takes it: the owner asked this very person, and chooses who else could help. It ends as GIVEN_BACK, which its event
 * tells. Who is on leave helps on without a task; who leaves for good leaves the case. An afternoon away changes nothing.
 */
export const taskDuty: DutyHolder = {
  kind: "TASK",
  held: (work, { kind, personId }) => (kind === "AWAY_NOW" ? Promise.resolve([]) : findTaskDuties(work, personId)),
  hand: handTask,
  end: giveBack,
};

interface OpenTask {
  row: CaseRow;
  now: Date;
  task: TaskRow;
}

async function lockOpenTask(work: UnitOfWork, taskId: string, assigneeId: PersonId): Promise<OpenTask | null> {
  const found = await findTask(work, taskId);
  const locked = found === null ? null : await lockCaseForSystem(work, found.caseId);
  const task = locked === null ? null : await findTask(work, taskId);
  if (locked === null || task === null || task.state !== "OPEN" || task.assigneeId !== assigneeId) return null;
  return { ...locked, task };
}

async function handTask(work: UnitOfWork, handover: Handover, occasion: Occasion): Promise<EventId | null | Refusal> {
  const open = await lockOpenTask(work, handover.subjectId, occasion.personId);
  if (open === null) return null;
  const { row, now, task } = open;
  const { toPersonId } = handover;
  const theirs = await findHelpOf(work, row.id, toPersonId);
  const busy = row.ownerId === toPersonId || (theirs?.taskId ?? null) !== null;
  if (busy) return refuse("ALREADY_COLLABORATOR", "They own this case, or have a task on it already.");
  const was = (await findHelpOf(work, row.id, task.assigneeId))?.role ?? "RESPONSIBLE";
  const role = theirs === null || theirs.role === "INFORMED" ? was : theirs.role;
  await tiePerson(work, row, { personId: toPersonId, relation: "COLLABORATOR", raci: role, until: null }, now);
  await passTaskOn(work, task.id, toPersonId);
  const passed = appendChange(work, row, row, "TASK_CHANGED", { extras: { taskId: task.id, state: "OPEN", assigneeId: toPersonId } });
  const added = appendChange(work, passed.row, passed.row, "COLLABORATOR_ADDED", {
    extras: { personId: toPersonId, role, taskId: task.id },
  });
  await settleHelper(work, { ...open, row: added.row }, occasion);
  return passed.eventId;
}

async function giveBack(work: UnitOfWork, duty: Duty, occasion: Occasion): Promise<void> {
  const open = await lockOpenTask(work, duty.subjectId, occasion.personId);
  if (open === null) return;
  const { row, now, task } = open;
  await endTask(work, task.id, "GIVEN_BACK", null, now);
  const returned = appendChange(work, row, row, "TASK_CHANGED", { extras: { taskId: task.id, state: "GIVEN_BACK" } });
  await settleHelper(work, { ...open, row: returned.row }, occasion);
}

async function settleHelper(work: UnitOfWork, { row, now, task }: OpenTask, { kind }: Occasion): Promise<void> {
  const left = kind === "DEACTIVATION" ? (await leaveCase(work, row, task.assigneeId, "GONE", now)).row : row;
  await saveCase(work, left, now);
}
