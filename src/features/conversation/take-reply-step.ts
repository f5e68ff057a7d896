import type { UnitOfWork } from "../../db/unit-of-work";
import { isOpen } from "../../domain/case-facts";
import { judgeTransition, type WorkingStatus } from "../../domain/case-status";
import { judgeSetNextStep, judgeSetStatus } from "../../domain/case-steps";
import { isRefusal, type Refusal, refuse } from "../../domain/refusal";
import type { CaseRow } from "../cases/case-row.type";
import { appendChange, type ChangeExtras, type LockedCase } from "../cases/change-case.command";
import { type NextStep, withNextStep } from "../cases/next-step.command";

/** What a reply may do to the case beside answering. */
export interface ReplyStep {
  status?: WorkingStatus | null;
  nextStep?: NextStep | null;
}

/**
 * Moves a case as its reply asks, by the rules of `setCaseStatus` and `setNextStep`, with an event of its own.
 *
 * The status it has already is no move. Answers the case to be saved; a refusal refuses the reply with it.
 */
export async function takeReplyStep(
  work: UnitOfWork,
  locked: LockedCase,
  { status, nextStep }: ReplyStep,
  because: ChangeExtras,
): Promise<CaseRow | Refusal> {
  const { row, now } = locked;
  const question = { ...locked, facts: row };
  const to = status === undefined || status === null || status === row.status ? null : status;
  const unmoved = to === null ? null : (judgeSetStatus(question, to) ?? judgeTransition(row.status, to));
  if (unmoved !== null) return { ...unmoved, path: ["status"] };
  if (nextStep === undefined || nextStep === null)
    return to === null ? row : appendChange(work, row, { ...row, status: to }, "CASE_STATUS_CHANGED", because).row;

  const unset = to === null ? judgeSetNextStep(question) : null;
  if (unset !== null) return { ...unset, path: ["nextStep"] };
  if (!isOpen(row.status)) return refuse("CASE_CLOSED", "A resolved case has no next step.", { path: ["nextStep"] });
  const stepped = await withNextStep(work, row, nextStep, now);
  if (isRefusal(stepped)) return stepped;
  if (to === null) return appendChange(work, row, stepped, "NEXT_STEP_SET", because).row;
  return appendChange(work, row, { ...stepped, status: to }, "CASE_STATUS_CHANGED", because).row;
}
