import type { UnitOfWork } from "../../db/unit-of-work";
import { judgeTransition } from "../../domain/case-status";
import { judgeClose } from "../../domain/case-steps";
import { isRefusal, type Refusal } from "../../domain/refusal";
import { appendChange, lockCase, saveCase } from "./change-case.command";
import type { StepRefs } from "./step-refs";

/** The case to close. */
export interface CloseCase {
  caseId: string;
  expectedRevision?: number | null;
}

/** Closes a resolved case; its last owner stays its owner in the record. */
export async function closeCase(work: UnitOfWork, input: CloseCase): Promise<StepRefs | Refusal> {
  const locked = await lockCase(work, input.caseId, input.expectedRevision);
  if (isRefusal(locked)) return locked;
  const { row, now } = locked;
  const refused = judgeClose({ ...locked, facts: row }) ?? judgeTransition(row.status, "CLOSED");
  if (refused !== null) return refused;
  const changed = appendChange(work, row, { ...row, status: "CLOSED", closedAt: now.toISOString() }, "CASE_STATUS_CHANGED");
  await saveCase(work, changed.row, now);
  return { caseId: row.id, eventId: changed.eventId };
}
