import type { UnitOfWork } from "../../db/unit-of-work";
import { confirmable, contactPowers, judgeRecordCustomer } from "../../domain/conversation";
import { isRefusal, type Refusal } from "../../domain/refusal";
import { appendChange, lockCase, saveCase } from "../cases/change-case.command";
import { findLastAttempt, settleAttempt } from "./attempt.store";
import { findSpeaker } from "./find-speaker";
import type { WordRefs } from "./word-refs";

/** The customer's word that it is solved. */
export interface ConfirmResolution {
  caseId: string;
  expectedRevision?: number | null;
  contactId?: string | null;
}

/**
 * Records that the customer confirmed what was tried last.
 *
 * On a closed case, too: their word may come late.
 */
export async function confirmResolution(work: UnitOfWork, input: ConfirmResolution): Promise<WordRefs | Refusal> {
  const locked = await lockCase(work, input.caseId, input.expectedRevision);
  if (isRefusal(locked)) return locked;
  const { row, person, now } = locked;
  const refused = judgeRecordCustomer({ ...locked, facts: row });
  if (refused !== null) return refused;
  const last = confirmable(await findLastAttempt(work, row.id));
  if (isRefusal(last)) return last;
  const contactId = await findSpeaker(work, row, input.contactId ?? null);
  if (isRefusal(contactId)) return contactId;
  await settleAttempt(work, last.id, { outcome: last.outcome, confirmedAt: now.toISOString() });
  const confirmed = appendChange(work, row, row, "RESOLUTION_CONFIRMED", {
    onBehalfOf: contactPowers(person, row),
    extras: { attemptId: last.id, speakerId: contactId },
  });
  await saveCase(work, confirmed.row, now);
  return { caseId: row.id, eventId: confirmed.eventId };
}
