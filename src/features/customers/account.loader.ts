import { type AccountId, isId } from "../../domain/ids";
import { roleMayEver } from "../../domain/permissions";
import type { Context } from "../../graphql/context";
import { defineLoader, grouped, inOrder } from "../../graphql/define-loader";
import type { AccountRow, ContactRow } from "./customer-row.type";
import { loadAccounts, loadContactsOfAccounts } from "./read-customers.store";

/** Accounts by id, whoever asks; only for what has asked the permission already. */
export const accountLoader = defineLoader<AccountId, AccountRow | null>(async ({ services }, ids) =>
  inOrder(ids, await loadAccounts(services.dataSource, ids), (row) => row.id),
);

/** Everyone at an account, by name. */
export const contactsOfAccountLoader = defineLoader<AccountId, ContactRow[]>(async ({ services }, ids) => {
  const rows = await loadContactsOfAccounts(services.dataSource, ids);
  return grouped<string, ContactRow>(ids, rows, (row) => row.accountId ?? "");
});

/** Whether the viewer may look up customers; an external agent sees only the customer of a case that they see. */
export function mayReadCustomers({ person }: Context): boolean {
  return person !== null && roleMayEver(person, "READ_CUSTOMERS");
}

/** An account by an id as a client gives it, as far as the viewer may look up customers. */
export async function findAccountNode(context: Context, id: string): Promise<AccountRow | null> {
  return isId("acc", id) && mayReadCustomers(context) ? accountLoader(context).load(id) : null;
}
