import { newId } from "../../db/new-id";
import type { UnitOfWork } from "../../db/unit-of-work";
import { contactPowers, judgeRecordCustomer } from "../../domain/conversation";
import { isRefusal, type Refusal } from "../../domain/refusal";
import { appendChange, lockCase, saveCase } from "../cases/change-case.command";
import { insertSatisfaction } from "./attempt.store";
import type { WordRefs } from "./word-refs";

/** The customer's rating, 1 to 5, and what they said to it. */
export interface RecordSatisfaction {
  caseId: string;
  score: number;
  comment?: string | null;
}

/** Records what the customer thought, on a closed case, too; the newest rating counts. */
export async function recordSatisfaction(work: UnitOfWork, input: RecordSatisfaction): Promise<WordRefs | Refusal> {
  const locked = await lockCase(work, input.caseId);
  if (isRefusal(locked)) return locked;
  const { row, person, now } = locked;
  const refused = judgeRecordCustomer({ ...locked, facts: row });
  if (refused !== null) return refused;
  const { score } = input;
  const id = newId("sat");
  await insertSatisfaction(work, { id, caseId: row.id, score, comment: input.comment ?? null, at: now.toISOString() });
  const rated = appendChange(work, row, row, "SATISFACTION_RECORDED", {
    onBehalfOf: contactPowers(person, row),
    extras: { satisfactionId: id, score },
  });
  await saveCase(work, rated.row, now);
  return { caseId: row.id, eventId: rated.eventId };
}
