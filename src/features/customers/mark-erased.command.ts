import type { UnitOfWork } from "../../db/unit-of-work";
import { ERASED } from "../../domain/erased";
import type { EventId } from "../../domain/ids";
import { type Refusal, refuse } from "../../domain/refusal";
import { checkRevision } from "../people/change-record.command";
import { lockContactToErase, writeErased } from "./contact.store";
import type { ContactRow } from "./customer-row.type";

/** The words for somebody who was forgotten. */
export function contactErased(path: readonly string[] = ["contactId"]): Refusal {
  return refuse("CONTACT_ERASED", "This contact was erased.", { path });
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
 * Who was erased before is held again: people may have written about them since.
 */
export async function holdContactToErase(work: UnitOfWork, input: EraseQuestion): Promise<ContactRow | Refusal> {
  const row = await lockContactToErase(work, input.contactId);
  if (row === null) return refuse("NOT_FOUND", "There is no such contact.", { path: ["contactId"] });
  const stale = checkRevision(row, input.expectedRevision);
  if (stale !== null) return stale;
  if (!namesThem(input.reason, row)) return row;
  return refuse("REASON_REQUIRED", "Say the ground without naming them: it is kept.", { path: ["reason"] });
}

const SHORTEST_NAME = 3;
const WORDS = /[\p{L}\p{N}]+/gu;

/**
 * Whether a text tells who a contact is: by their address, or by a part of their name as a word.
 *
 * Case and accents do not matter, nor do parts shorter than three letters unless the name has no longer one. Nothing names who was erased.
 */
export function namesThem(text: string, { name, email }: Pick<ContactRow, "name" | "email">): boolean {
  const parts = wordsOf(name ?? "");
  const long = parts.filter((part) => part.length >= SHORTEST_NAME);
  const said = new Set(wordsOf(text));
  const addressed = email !== null && text.toLowerCase().includes(email.toLowerCase());
  return addressed || (long.length === 0 ? parts : long).some((part) => said.has(part));
}

function wordsOf(text: string): string[] {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().match(WORDS) ?? [];
}

/**
 * Forgets a locked contact's name and address, with the event that says how many texts went in all.
 *
 * Of who was forgotten before, the newest ground and instant are kept; the log keeps every erasure.
 */
export async function markErased(work: UnitOfWork, row: ContactRow, reason: string, textsElsewhere: number): Promise<EventId> {
  const ownTexts = row.erasedAt !== null ? 0 : row.email === null ? 1 : 2;
  const blankedTexts = textsElsewhere + ownTexts;
  const erased = { ...row };
  const eventId = work.append(erased, { type: "CONTACT_ERASED", before: null, after: { blankedTexts } });
  await writeErased(work, erased, { name: ERASED, because: reason, at: await work.now() });
  return eventId;
}
