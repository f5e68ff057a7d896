import type { UnitOfWork } from "../../db/unit-of-work";
import { type CustomerField, judgeFields } from "../../domain/customer-fields";
import { type Refusal, refuse } from "../../domain/refusal";
import { checkRevision } from "../people/change-record.command";
import { holdAccount } from "./account.store";
import { lockContact } from "./contact.store";
import { noSuchAccount } from "./create-contact.command";
import { contactErased } from "./mark-erased.command";
import { type ContactRefs, saveContact } from "./save-contact";
import { settleFields } from "./settle-fields";

/**
 * What changes about a contact; what is left out stays.
 *
 * A null clears the address, the account and the fields; for the name it means the same as left out.
 */
export interface UpdateContact {
  contactId: string;
  expectedRevision: number;
  name?: string | null;
  email?: string | null;
  accountId?: string | null;
  /** All of their fields. */
  fields?: readonly CustomerField[] | null;
}

/** Changes someone at a customer; their cases stay with the account they were opened for. */
export async function updateContact(work: UnitOfWork, input: UpdateContact): Promise<ContactRefs | Refusal> {
  const account = typeof input.accountId === "string" ? await holdAccount(work, input.accountId) : null;
  const before = await lockContact(work, input.contactId);
  if (before === null) return refuse("NOT_FOUND", "There is no such contact.", { path: ["contactId"] });
  if (before.erasedAt !== null) return contactErased();
  const stale = checkRevision(before, input.expectedRevision);
  const refused = stale ?? judgeFields(input.fields ?? []);
  if (refused !== null) return refused;
  if (account === null && typeof input.accountId === "string") return noSuchAccount();
  const after = {
    ...before,
    name: input.name ?? before.name,
    email: input.email === undefined ? before.email : input.email,
    accountId: input.accountId === undefined ? before.accountId : (account?.id ?? null),
  };
  const eventId = await saveContact(work, before, after, await settleFields(work, before.id, input.fields));
  if (eventId === null) return refuse("NOTHING_TO_CHANGE", "The contact is like this already.");
  return { contactId: before.id, eventId };
}
