import { newId } from "../../db/new-id";
import type { UnitOfWork } from "../../db/unit-of-work";
import { type AttemptOutcome, judgeRecordWork } from "../../domain/conversation";
import { isRefusal, type Refusal } from "../../domain/refusal";
import { appendChange, lockCase, saveCase } from "../cases/change-case.command";
import { findLastAttempt, insertAttempt } from "./attempt.store";
import type { WordRefs } from "./word-refs";

/** What was tried to resolve a case, and whether it helped. */
export interface RecordResolutionAttempt {
  caseId: string;
  what: string;
  outcome: AttemptOutcome;
}

/** Records an attempt to resolve; the next who looks at the case need not try it again. */
export async function recordResolutionAttempt(work: UnitOfWork, input: RecordResolutionAttempt): Promise<WordRefs | Refusal> {
  const locked = await lockCase(work, input.caseId);
  if (isRefusal(locked)) return locked;
  const { row, now } = locked;
  const refused = judgeRecordWork({ ...locked, facts: row });
  if (refused !== null) return refused;
  const { what, outcome } = input;
  const id = newId("att");
  const number = ((await findLastAttempt(work, row.id))?.number ?? 0) + 1;
  await insertAttempt(work, { id, caseId: row.id, number, what, outcome, authorId: work.actor, at: now.toISOString() });
  const attempted = appendChange(work, row, row, "RESOLUTION_ATTEMPTED", { extras: { attemptId: id, outcome } });
  await saveCase(work, attempted.row, now);
  return { caseId: row.id, eventId: attempted.eventId };
}
