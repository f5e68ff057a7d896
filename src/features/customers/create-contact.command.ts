import { newId } from "../../db/new-id";
import type { UnitOfWork } from "../../db/unit-of-work";
import { type Refusal, refuse } from "../../domain/refusal";
import { holdAccount } from "./account.store";
import { type ContactRefs, saveContact } from "./save-contact";

/** A new contact. */
export interface CreateContact {
  name: string;
  email?: string | null;
  accountId?: string | null;
}

/** The words for an account that is not there. */
export function noSuchAccount(): Refusal {
  return refuse("NOT_FOUND", "There is no such account.", { path: ["accountId"] });
}

/** Adds someone at a customer; a contact without an account is nobody's yet. */
export async function createContact(work: UnitOfWork, input: CreateContact): Promise<ContactRefs | Refusal> {
  const account = typeof input.accountId === "string" ? await holdAccount(work, input.accountId) : null;
  if (account === null && typeof input.accountId === "string") return noSuchAccount();
  const contactId = newId("con");
  const eventId = await saveContact(work, null, {
    __typename: "Contact",
    id: contactId,
    revision: 1,
    lastSequence: 0,
    name: input.name,
    email: input.email ?? null,
    accountId: account?.id ?? null,
    erasedAt: null,
    erasedBecause: null,
  });
  if (eventId === null) throw new Error("a new contact changed nothing");
  return { contactId, eventId };
}
