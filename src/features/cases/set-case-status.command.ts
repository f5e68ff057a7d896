import type { UnitOfWork } from "../../db/unit-of-work";
import { judgeTransition, type WorkingStatus } from "../../domain/case-status";
import { judgeSetStatus } from "../../domain/case-steps";
import { isRefusal, type Refusal } from "../../domain/refusal";
import { appendChange, lockCase, saveCase } from "./change-case.command";
import { type NextStep, withNextStep } from "./next-step.command";
import type { StepRefs } from "./step-refs";

/** A working status, and who moves next. */
export interface SetCaseStatus {
  caseId: string;
  expectedRevision?: number | null;
  status: WorkingStatus;
  nextStep?: NextStep | null;
}

/** Moves a case between its working statuses; the next step stays unless a new one is named. */
export async function setCaseStatus(work: UnitOfWork, input: SetCaseStatus): Promise<StepRefs | Refusal> {
  const locked = await lockCase(work, input.caseId, input.expectedRevision);
  if (isRefusal(locked)) return locked;
  const { row, now } = locked;
  const refused = judgeSetStatus({ ...locked, facts: row }, input.status) ?? judgeTransition(row.status, input.status);
  if (refused !== null) return refused;
  const stepped = input.nextStep === undefined || input.nextStep === null ? row : await withNextStep(work, row, input.nextStep, now);
  if (isRefusal(stepped)) return stepped;
  const changed = appendChange(work, row, { ...stepped, status: input.status }, "CASE_STATUS_CHANGED");
  await saveCase(work, changed.row, now);
  return { caseId: row.id, eventId: changed.eventId };
}
