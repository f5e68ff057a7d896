import type { UnitOfWork } from "../../db/unit-of-work";
import { isOpen } from "../../domain/case-facts";
import { judgeSetNextStep } from "../../domain/case-steps";
import { isRefusal, type Refusal, refuse } from "../../domain/refusal";
import { appendChange, lockCase, saveCase } from "./change-case.command";
import { type NextStep, withNextStep } from "./next-step.command";
import type { StepRefs } from "./step-refs";

/** The next step of an open case. */
export interface SetNextStep {
  caseId: string;
  expectedRevision?: number | null;
  nextStep: NextStep;
}

/** Says who must do what by when; an open case always has such a step. */
export async function setNextStep(work: UnitOfWork, input: SetNextStep): Promise<StepRefs | Refusal> {
  const locked = await lockCase(work, input.caseId, input.expectedRevision);
  if (isRefusal(locked)) return locked;
  const { row, now } = locked;
  const refused = judgeSetNextStep({ ...locked, facts: row });
  if (refused !== null) return refused;
  if (!isOpen(row.status)) return refuse("CASE_CLOSED", "A resolved case has no next step.");
  const stepped = await withNextStep(work, row, input.nextStep, now);
  if (isRefusal(stepped)) return stepped;
  const changed = appendChange(work, row, stepped, "NEXT_STEP_SET");
  await saveCase(work, changed.row, now);
  return { caseId: row.id, eventId: changed.eventId };
}
