import type { AccountTier } from "../../domain/case-facts";
import type { AccountId, ContactId, PersonId } from "../../domain/ids";

/** A customer organisation as its row holds it. */
export interface AccountRow {
  __typename: "Account";
  id: AccountId;
  revision: number;
  lastSequence: number;
  name: string;
  accountTier: AccountTier;
  /** A calendar day, ISO-8601. */
  renewalOn: string | null;
  customerSuccessManagerId: PersonId | null;
  accountManagerId: PersonId | null;
  accountCoverIds: PersonId[];
}

/** The columns of an account under the names of the domain; `a` is the account. */
export const ACCOUNT_COLUMNS = `'Account' as "__typename", a.id, a.revision, a.last_sequence as "lastSequence", a.name,
  a.account_tier as "accountTier", a.renewal_on::text as "renewalOn", a.customer_success_manager_id as "customerSuccessManagerId",
  a.account_manager_id as "accountManagerId", a.account_cover_ids as "accountCoverIds"`;

/** Someone at the customer as their row holds them. */
export interface ContactRow {
  __typename: "Contact";
  id: ContactId;
  revision: number;
  lastSequence: number;
  /** `null` once they were erased. */
  name: string | null;
  email: string | null;
  accountId: AccountId | null;
  erasedAt: string | null;
  /** On what ground they were erased, the newest time. */
  erasedBecause: string | null;
}

/** The columns of a contact under the names of the domain; `k` is the contact. */
export const CONTACT_COLUMNS = `'Contact' as "__typename", k.id, k.revision, k.last_sequence as "lastSequence",
  case when k.erased_at is null then k.name end as name, k.email, k.account_id as "accountId", iso(k.erased_at) as "erasedAt",
  k.erased_because as "erasedBecause"`;
