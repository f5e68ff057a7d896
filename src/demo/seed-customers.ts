import type { UnitOfWork } from "../db/unit-of-work";
import type { ContactId, PersonId } from "../domain/ids";
import { createAccount } from "../features/customers/create-account.command";
import { createContact } from "../features/customers/create-contact.command";
import { ACCOUNTS, type DemoAccount, LONE_CONTACT } from "./demo-customers";
import { accepted, the } from "./demo-desk";
import type { FirstName } from "./demo-people";

const DAY_MS = 86_400_000;

/** Brings in the customers of the demo desk with the people there; renewals count from today. */
export async function seedCustomers(
  work: UnitOfWork,
  people: ReadonlyMap<FirstName, PersonId>,
  today: Date,
): Promise<Map<string, ContactId>> {
  const idOf = (first: FirstName): PersonId => the(people, first);
  const contacts = new Map<string, ContactId>();
  const addContact = async (person: { name: string; email: string }, accountId: string | null): Promise<void> => {
    contacts.set(person.name, accepted(await createContact(work, { ...person, accountId }), person.name).contactId);
  };
  for (const [name, account] of Object.entries(ACCOUNTS) as [string, DemoAccount][]) {
    const made = await createAccount(work, {
      name,
      accountTier: account.tier,
      renewalOn:
        account.renewsInDays === null ? null : new Date(today.getTime() + account.renewsInDays * DAY_MS).toISOString().slice(0, 10),
      customerSuccessManagerId: account.successManager === null ? null : idOf(account.successManager),
      accountManagerId: account.accountManager === null ? null : idOf(account.accountManager),
      accountCoverIds: account.cover.map(idOf),
    });
    const { accountId } = accepted(made, name);
    for (const person of account.contacts) await addContact(person, accountId);
  }
  await addContact(LONE_CONTACT, null);
  return contacts;
}
