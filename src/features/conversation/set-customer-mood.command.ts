import type { UnitOfWork } from "../../db/unit-of-work";
import type { Mood } from "../../domain/case-facts";
import { judgeRecordWork } from "../../domain/conversation";
import { isRefusal, type Refusal, refuse } from "../../domain/refusal";
import { appendChange, lockCase, saveCase } from "../cases/change-case.command";
import type { WordRefs } from "./word-refs";

/** A customer's mood as a person reads it. */
export interface SetCustomerMood {
  caseId: string;
  expectedRevision?: number | null;
  mood: Mood;
}

/** Says how the customer feels. */
export async function setCustomerMood(work: UnitOfWork, input: SetCustomerMood): Promise<WordRefs | Refusal> {
  const locked = await lockCase(work, input.caseId, input.expectedRevision);
  if (isRefusal(locked)) return locked;
  const { row, now } = locked;
  const refused = judgeRecordWork({ ...locked, facts: row });
  if (refused !== null) return refused;
  if (row.mood === input.mood) return refuse("NOTHING_TO_CHANGE", `The customer's mood is ${input.mood} already.`, { path: ["mood"] });
  const set = appendChange(work, row, { ...row, mood: input.mood }, "CUSTOMER_MOOD_SET");
  await saveCase(work, set.row, now);
  return { caseId: row.id, eventId: set.eventId };
}
