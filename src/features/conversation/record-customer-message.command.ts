import { newId } from "../../db/new-id";
import type { UnitOfWork } from "../../db/unit-of-work";
import type { Channel } from "../../domain/case-facts";
import { afterMessage, contactPowers, judgeRecordCustomer } from "../../domain/conversation";
import { isRefusal, type Refusal, refuse } from "../../domain/refusal";
import { appendChange, lockCase, saveCase } from "../cases/change-case.command";
import { holdLastOwner, reopenForCustomer } from "../ownership/reopen-case.command";
import { hasMessage, insertMessage } from "./entry.store";
import type { EntryRefs } from "./entry-refs";
import { failLastAttempt } from "./fail-last-attempt";
import { findSpeaker } from "./find-speaker";

/** What the customer said, where and when. */
export interface RecordCustomerMessage {
  caseId: string;
  text: string;
  channel: Channel;
  contactId?: string | null;
  /** When they said it; left out: now. */
  occurredAt?: Date | null;
  /** The id it has where it came from; one message a case has it. */
  sourceReference?: string | null;
}

/**
 * Records what the customer said; somebody owes them a reply from then on.
 *
 * A case that waited for them goes on, and one that was resolved or closed is open again.
 */
export async function recordCustomerMessage(work: UnitOfWork, input: RecordCustomerMessage): Promise<EntryRefs | Refusal> {
  await holdLastOwner(work, input.caseId);
  const locked = await lockCase(work, input.caseId);
  if (isRefusal(locked)) return locked;
  const { row, person, now } = locked;
  const refused = judgeRecordCustomer({ ...locked, facts: row });
  if (refused !== null) return refused;
  const occurredAt = input.occurredAt ?? now;
  if (occurredAt > now) return refuse("TOO_FAR_AHEAD", "Nobody has said this yet.", { path: ["occurredAt"] });
  const contactId = await findSpeaker(work, row, input.contactId ?? null);
  if (isRefusal(contactId)) return contactId;
  const sourceReference = input.sourceReference ?? null;
  if (sourceReference !== null && (await hasMessage(work, row.id, sourceReference)))
    return refuse("KEY_TAKEN", "This message was recorded already.", { path: ["sourceReference"] });

  const entryId = newId("msg");
  const onBehalfOf = contactPowers(person, row);
  const recorded = appendChange(work, row, { ...row, needsReply: true }, "CUSTOMER_MESSAGE_RECORDED", {
    occurredAt,
    onBehalfOf,
    extras: { messageId: entryId, messageChannel: input.channel, speakerId: contactId },
  });
  const { eventId } = recorded;
  await insertMessage(work, {
    id: entryId,
    caseId: row.id,
    eventId,
    text: input.text,
    writtenAt: occurredAt.toISOString(),
    contactId,
    channel: input.channel,
    sourceReference,
  });
  const after = afterMessage(row.status);
  if (after === "REOPENS") await reopenForCustomer(work, await failLastAttempt(work, recorded.row, eventId), now);
  else if (after === "STAYS") await saveCase(work, recorded.row, now);
  else {
    const goesOn = appendChange(work, recorded.row, { ...recorded.row, status: "OPEN" }, "CASE_STATUS_CHANGED", {
      onBehalfOf,
      causationId: eventId,
    });
    await saveCase(work, goesOn.row, now);
  }
  return { caseId: row.id, eventId, entryId };
}
