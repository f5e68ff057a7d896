import type { Statement, UnitOfWork } from "../../db/unit-of-work";
import type { AccountTier } from "../../domain/case-facts";
import { type AccountId, type ContactId, isId } from "../../domain/ids";
import { type Refusal, refuse } from "../../domain/refusal";
import { contactErased } from "./mark-erased.command";

/** Who a case is for: an account, a contact, both or nobody known. */
export interface Customer {
  accountId: AccountId | null;
  contactId: ContactId | null;
  accountTier: AccountTier | null;
}

/**
 * Finds the customer that a new case names.
 *
 * The account defaults to the contact's; a contact of another account is refused as if there were none.
 */
export async function findCustomer(work: UnitOfWork, accountId: string | null, contactId: string | null): Promise<Customer | Refusal> {
  const contact = contactId === null ? null : await findContact(work, contactId);
  if (contactId !== null && contact === null) return refuse("NOT_FOUND", "There is no such contact.", { path: ["contactId"] });
  const wanted = accountId ?? contact?.accountId ?? null;
  const account = wanted === null ? null : await findAccount(work, wanted);
  if (wanted !== null && account === null) return refuse("NOT_FOUND", "There is no such account.", { path: ["accountId"] });
  if (contact !== null && contact.accountId !== (account?.id ?? null))
    return refuse("NOT_FOUND", "There is no such contact at this account.", { path: ["contactId"] });
  if (contact?.erased === true) return contactErased();
  return { accountId: account?.id ?? null, contactId: contact?.id ?? null, accountTier: account?.accountTier ?? null };
}

/** Refuses new words about a contact who was erased; `null` for everybody else, and for nobody. */
export async function refuseErased(work: UnitOfWork, contactId: ContactId | null, path?: readonly string[]): Promise<Refusal | null> {
  const contact = contactId === null ? null : await findContact(work, contactId);
  return contact?.erased === true ? contactErased(path) : null;
}

interface FoundContact {
  id: ContactId;
  accountId: AccountId | null;
  erased: boolean;
}

// Held until the commit: who is being erased is waited for, and a case that is being opened is waited for by who erases.
const FIND_CONTACT: Statement = {
  name: "find_contact_account",
  text: `select id, account_id as "accountId", erased_at is not null as erased from contacts where id = $1 for key share`,
};

async function findContact(work: UnitOfWork, id: string): Promise<FoundContact | null> {
  if (!isId("con", id)) return null;
  const [row] = await work.query<FoundContact>(FIND_CONTACT, [id]);
  return row ?? null;
}

async function findAccount(work: UnitOfWork, id: string): Promise<{ id: AccountId; accountTier: AccountTier } | null> {
  if (!isId("acc", id)) return null;
  const [row] = await work.query<{ id: AccountId; accountTier: AccountTier }>(
    { name: "find_account_tier", text: `select id, account_tier as "accountTier" from accounts where id = $1` },
    [id],
  );
  return row ?? null;
}
