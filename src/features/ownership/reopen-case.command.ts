import type { UnitOfWork } from "../../db/unit-of-work";
import { isOpen } from "../../domain/case-facts";
import { firstStepDueAt } from "../../domain/case-steps";
import type { EventId } from "../../domain/ids";
import { judgeReopen } from "../../domain/ownership";
import { isRefusal, type Refusal } from "../../domain/refusal";
import type { CaseRow } from "../cases/case-row.type";
import { appendChange, lockCase, saveCase } from "../cases/change-case.command";
import { type NextStep, withNextStep } from "../cases/next-step.command";
import { holdFutureOwner } from "../people/find-standing.command";
import { keepComposedBrief } from "./compose-brief";
import { giveBackToWork } from "./give-back-to-work";
import type { MovedRefs } from "./moved-refs";
import { peekOwner } from "./peek-owner.store";

/** A resolved or closed case to bring back to work. */
export interface ReopenCase {
  caseId: string;
  expectedRevision?: number | null;
  /** Why it is open again, in words: the brief keeps them. */
  reason: string;
  /** Left out: look again at what the customer says, due by priority. */
  nextStep: NextStep | null;
}

/**
 * Reopens a resolved or closed case.
 *
 * Its last owner owns it if available, else their cover, else the steward; under NEXT_AVAILABLE the next agent.
 */
export async function reopenCase(work: UnitOfWork, input: ReopenCase): Promise<MovedRefs | Refusal> {
  // Before the case's lock: its owner may be leaving in another transaction, and becomes answerable for an open case again.
  const last = await peekOwner(work, input.caseId);
  if (last !== null) await holdFutureOwner(work, last.ownerId);
  const locked = await lockCase(work, input.caseId, input.expectedRevision);
  if (isRefusal(locked)) return locked;
  const { row, now } = locked;
  const refused = judgeReopen({ ...locked, facts: row, openOffer: null });
  if (refused !== null) return refused;
  const stepped = input.nextStep === null ? lookAgain(row, now) : await withNextStep(work, row, input.nextStep, now);
  if (isRefusal(stepped)) return stepped;
  const reopened = await bringBack(work, { before: row, stepped, now, byCustomer: false, reason: input.reason });
  return { caseId: row.id, eventId: reopened.eventId };
}

/**
 * Holds the last owner of a case that its customer's word would reopen, as they are until the commit.
 *
 * Called before the case is locked. They may be leaving in another transaction, and become answerable for an open case again. Nobody
 * where the case is open, or not there.
 */
export async function holdLastOwner(work: UnitOfWork, caseId: string): Promise<void> {
  const last = await peekOwner(work, caseId);
  if (last !== null && !isOpen(last.status)) await holdFutureOwner(work, last.ownerId);
}

/**
 * Reopens a locked case because its customer spoke, and saves it; answers the row as it is then.
 *
 * Nobody is asked: what a customer says opens a case again. The case must be resolved or closed.
 */
export function reopenForCustomer(work: UnitOfWork, row: CaseRow, now: Date): Promise<{ row: CaseRow; eventId: EventId }> {
  return bringBack(work, { before: row, stepped: lookAgain(row, now), now, byCustomer: true, reason: null });
}

function lookAgain(row: CaseRow, now: Date): CaseRow {
  return {
    ...row,
    nextStepWhat: "Look again at what the customer says.",
    nextStepActorId: row.ownerId,
    nextStepDueAt: firstStepDueAt(row.priority, now).toISOString(),
  };
}

interface BringingBack {
  before: CaseRow;
  stepped: CaseRow;
  now: Date;
  byCustomer: boolean;
  reason: string | null;
}

async function bringBack(work: UnitOfWork, { before, stepped, now, byCustomer, reason }: BringingBack) {
  const open: CaseRow = { ...stepped, status: "OPEN", resolvedAt: null, closedAt: null };
  const brief = await keepComposedBrief(work, { row: open, now, move: "REOPENED", reason: { code: null, text: reason } });
  const reopened = appendChange(work, before, open, "CASE_REOPENED", { extras: { byCustomer, briefId: brief.id } });
  const row = await giveBackToWork(work, reopened.row, now, brief);
  if (row === reopened.row) await saveCase(work, row, now);
  return { row, eventId: reopened.eventId };
}
