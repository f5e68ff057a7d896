import type { UnitOfWork } from "../../db/unit-of-work";
import type { EventId, PersonId } from "../../domain/ids";
import type { CaseRow } from "../cases/case-row.type";
import { appendChange } from "../cases/change-case.command";
import { tiePerson, untiePerson } from "../cases/tie-person.command";
import { findHelpOf } from "./collaborator.store";

/** Why somebody stops helping: their task is done, somebody removed them, or they are gone for good. */
type LeavingReason = "TASK_DONE" | "REMOVED" | "GONE";

/**
 * Lets a collaborator leave a locked case; the caller saves the case.
 *
 * A former owner who was asked for more and leaves that is informed again, as before: only removing them ends that.
 */
export async function leaveCase(
  work: UnitOfWork,
  row: CaseRow,
  personId: PersonId,
  because: LeavingReason,
  now: Date,
): Promise<{ row: CaseRow; eventId: EventId }> {
  const help = await findHelpOf(work, row.id, personId);
  const left = appendChange(work, row, row, "COLLABORATOR_LEFT", { extras: { personId, taskDone: because === "TASK_DONE" } });
  if (because === "REMOVED" || help === null || !help.formerOwner || help.ownsIt) {
    await untiePerson(work, row, { personId, relation: "COLLABORATOR" });
    return left;
  }
  await tiePerson(work, row, { personId, relation: "COLLABORATOR", raci: "INFORMED", until: null }, now);
  const kept = appendChange(work, left.row, left.row, "COLLABORATOR_ADDED", { extras: { personId, role: "INFORMED", taskId: null } });
  return { row: kept.row, eventId: left.eventId };
}
