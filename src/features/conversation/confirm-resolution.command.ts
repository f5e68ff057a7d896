import { newId } from "../../db/new-id";
import type { UnitOfWork } from "../../db/unit-of-work";
import { contactPowers, judgeConfirm, lastTried } from "../../domain/conversation";
import type { AttemptId } from "../../domain/ids";
import { isRefusal, type Refusal } from "../../domain/refusal";
import type { CaseRow } from "../cases/case-row.type";
import { appendChange, lockCase, saveCase } from "../cases/change-case.command";
import { findLastAttempt, findResolver, insertAttempt, settleAttempt } from "./attempt.store";
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
 * On a closed case, too: their word may come late. Where the owner resolved the case without recording an attempt, the resolution is the attempt.
 */
export async function confirmResolution(work: UnitOfWork, input: ConfirmResolution): Promise<WordRefs | Refusal> {
  const locked = await lockCase(work, input.caseId, input.expectedRevision);
  if (isRefusal(locked)) return locked;
  const { row, person, now } = locked;
  const last = await findLastAttempt(work, row.id);
  const tried = lastTried(last, row.resolvedAt);
  const refused = judgeConfirm({ ...locked, facts: row, lastAttempt: tried });
  if (refused !== null) return refused;
  const contactId = await findSpeaker(work, row, input.contactId ?? null);
  if (isRefusal(contactId)) return contactId;
  const attemptId = last !== null && tried === last ? last.id : await keepResolution(work, row, (last?.number ?? 0) + 1);
  await settleAttempt(work, attemptId, { outcome: "WORKED", confirmedAt: now.toISOString() });
  const confirmed = appendChange(work, row, row, "RESOLUTION_CONFIRMED", {
    onBehalfOf: contactPowers(person, row),
    extras: { attemptId, speakerId: contactId },
  });
  await saveCase(work, confirmed.row, now);
  return { caseId: row.id, eventId: confirmed.eventId };
}

// Whoever resolved it tried it then, in the words of the resolution.
async function keepResolution(work: UnitOfWork, row: CaseRow, number: number): Promise<AttemptId> {
  if (row.resolvedAt === null) throw new Error("a resolution that may be confirmed has its instant");
  const id = newId("att");
  const authorId = (await findResolver(work, row.id)) ?? row.ownerId;
  const what = row.resolution ?? "Resolved.";
  await insertAttempt(work, { id, caseId: row.id, number, what, outcome: "WORKED", authorId, at: row.resolvedAt });
  return id;
}
