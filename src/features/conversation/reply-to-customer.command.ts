import { newId } from "../../db/new-id";
import type { UnitOfWork } from "../../db/unit-of-work";
import type { WorkingStatus } from "../../domain/case-status";
import { contactPowers, judgeLastSeen, judgeOnBehalfOf, judgeReply } from "../../domain/conversation";
import { isRefusal, type Refusal, refuse } from "../../domain/refusal";
import { appendChange, lockCase, saveCase } from "../cases/change-case.command";
import { insertReply } from "./entry.store";
import type { EntryRefs } from "./entry-refs";
import { findSinceSeen } from "./since-seen.store";
import { type ReplyStep, takeReplyStep } from "./take-reply-step";

/** An answer to the customer, and what its writer had read. */
export interface ReplyToCustomer extends ReplyStep {
  caseId: string;
  text: string;
  /** The newest event of the case that the writer had read. */
  lastSeenEvent: string;
  /** The writer has seen that the case moved, and sends it all the same. */
  sendDespiteMove: boolean;
  /** By when the customer was promised to hear from us again. */
  nextUpdateBy?: Date | null;
  status?: WorkingStatus | null;
  /** The contact owner, where somebody else writes; left out: found from the case. */
  onBehalfOf?: string | null;
}

/**
 * Answers the customer; nobody owes them a reply then.
 *
 * Of two who answer at once, having read the same, one is told that the case moved.
 * Law: Only the contact owner (or who acts for them, in every facet they held), or someone holding their unexpired delegation, can answer the
 * customer; an automation answers only under such a delegation, as `onBehalfOf`.
 */
export async function replyToCustomer(work: UnitOfWork, input: ReplyToCustomer): Promise<EntryRefs | Refusal> {
  const locked = await lockCase(work, input.caseId);
  if (isRefusal(locked)) return locked;
  const { row, person, now } = locked;
  const refused = judgeReply({ ...locked, facts: row }) ?? judgeOnBehalfOf(row, input.onBehalfOf ?? null);
  if (refused !== null) return refused;
  const since = await findSinceSeen(work, row.id, input.lastSeenEvent, !person.external);
  if (since === null) return refuse("NOT_FOUND", "There is no such event on this case.", { path: ["lastSeenEvent"] });
  const moved = judgeLastSeen(since, input.sendDespiteMove);
  if (moved !== null) return moved;
  const nextUpdateBy = input.nextUpdateBy ?? null;
  if (nextUpdateBy !== null && nextUpdateBy <= now)
    return refuse("IN_THE_PAST", "The next update is promised for a time to come.", { path: ["nextUpdateBy"] });

  const entryId = newId("msg");
  const onBehalfOf = contactPowers(person, row);
  const sentDespiteMove = since.unseenIds.length > 0;
  const promised = nextUpdateBy?.toISOString() ?? null;
  const replied = appendChange(work, row, { ...row, needsReply: false }, "CUSTOMER_REPLIED_TO", {
    onBehalfOf,
    extras: { replyId: entryId, nextUpdateBy: promised, sentDespiteMove },
  });
  const stepped = await takeReplyStep(work, { ...locked, row: replied.row }, input, { onBehalfOf, causationId: replied.eventId });
  if (isRefusal(stepped)) return stepped;
  await insertReply(work, {
    id: entryId,
    caseId: row.id,
    eventId: replied.eventId,
    text: input.text,
    writtenAt: now.toISOString(),
    authorId: work.actor,
    onBehalfOfId: onBehalfOf,
    nextUpdateBy: promised,
    sentDespiteMove,
  });
  await saveCase(work, stepped, now);
  return { caseId: row.id, eventId: replied.eventId, entryId };
}
