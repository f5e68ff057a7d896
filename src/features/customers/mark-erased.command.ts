import type { UnitOfWork } from "../../db/unit-of-work";
import { ERASED } from "../../domain/erased";
import type { EventId } from "../../domain/ids";
import { type Refusal, refuse } from "../../domain/refusal";
import { checkRevision } from "../people/change-record.command";
import { lockContactToErase, writeErased } from "./contact.store";
import type { ContactRow } from "./customer-row.type";

/** The words for somebody who was forgotten. */
export function contactErased(): Refusal {
  return refuse("CONTACT_ERASED", "This contact was erased.", { path: ["contactId"] });
}

/** Whom to forget, and on what ground. */
export interface EraseQuestion {
  contactId: string;
  expectedRevision: number;
  reason: string;
}

/**
 * Locks a contact who is to be forgotten, or says why not.
 *
 * No case can be opened for them until the commit, and none after it. The ground is kept, so it may not name them.
 */
export async function holdContactToErase(work: UnitOfWork, input: EraseQuestion): Promise<ContactRow | Refusal> {
  const row = await lockContactToErase(work, input.contactId);
  if (row === null) return refuse("NOT_FOUND", "There is no such contact.", { path: ["contactId"] });
  if (row.erasedAt !== null) return contactErased();
  const stale = checkRevision(row, input.expectedRevision);
  if (stale !== null) return stale;
  const ground = input.reason.toLowerCase();
  const names = [row.name, row.email].filter((name) => name !== null);
  if (!names.some((name) => ground.includes(name.toLowerCase()))) return row;
  return refuse("REASON_REQUIRED", "Say the ground without naming them: it is kept.", { path: ["reason"] });
}

/** Forgets a locked contact's name and address, with the event that says how many texts went in all. */
export async function markErased(work: UnitOfWork, row: ContactRow, reason: string, textsElsewhere: number): Promise<EventId> {
  const blankedTexts = textsElsewhere + (row.email === null ? 1 : 2);
  const erased = { ...row };
  const eventId = work.append(erased, { type: "CONTACT_ERASED", before: null, after: { blankedTexts } });
  await writeErased(work, erased, { name: ERASED, because: reason, at: await work.now() });
  return eventId;
}
