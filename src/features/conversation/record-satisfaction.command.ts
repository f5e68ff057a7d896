import { newId } from "../../db/new-id";
import type { UnitOfWork } from "../../db/unit-of-work";
import { contactPowers, judgeRecordCustomer } from "../../domain/conversation";
import { isRefusal, type Refusal } from "../../domain/refusal";
import { appendChange, lockCase, saveCase } from "../cases/change-case.command";
import { refuseErased } from "../customers/find-customer.command";
import { insertSatisfaction } from "./attempt.store";
import type { WordRefs } from "./word-refs";

/** The customer's rating, 1 to 5, and what they said to it. */
export interface RecordSatisfaction {
  caseId: string;
  score: number;
  comment?: string | null;
}

/**
 * Records what the customer thought, on a closed case, too; the newest rating counts.
 *
 * Of a contact who was erased the score alone: their words would be new ones about them.
 */
export async function recordSatisfaction(work: UnitOfWork, input: RecordSatisfaction): Promise<WordRefs | Refusal> {
  const locked = await lockCase(work, input.caseId);
  if (isRefusal(locked)) return locked;
  const { row, person, now } = locked;
  const refused = judgeRecordCustomer({ ...locked, facts: row });
  if (refused !== null) return refused;
  const comment = input.comment ?? null;
  const erased = comment === null ? null : await refuseErased(work, row.contactId, ["comment"]);
  if (erased !== null) return erased;
  const { score } = input;
  const id = newId("sat");
  await insertSatisfaction(work, { id, caseId: row.id, score, comment, at: now.toISOString() });
  const rated = appendChange(work, row, row, "SATISFACTION_RECORDED", {
    onBehalfOf: contactPowers(person, row),
    extras: { satisfactionId: id, score },
  });
  await saveCase(work, rated.row, now);
  return { caseId: row.id, eventId: rated.eventId };
}
