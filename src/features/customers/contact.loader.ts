import { type ContactId, isId } from "../../domain/ids";
import type { Context } from "../../graphql/context";
import { defineLoader, inOrder } from "../../graphql/define-loader";
import { mayReadCustomers } from "./account.loader";
import type { ContactRow } from "./customer-row.type";
import { loadContacts } from "./read-customers.store";

/** Contacts by id, whoever asks; only for what has asked the permission already. */
export const contactLoader = defineLoader<ContactId, ContactRow | null>(async ({ services }, ids) =>
  inOrder(ids, await loadContacts(services.dataSource, ids), (row) => row.id),
);

/** A contact by an id as a client gives it, as far as the viewer may look up customers. */
export async function findContactNode(context: Context, id: string): Promise<ContactRow | null> {
  return isId("con", id) && mayReadCustomers(context) ? contactLoader(context).load(id) : null;
}
