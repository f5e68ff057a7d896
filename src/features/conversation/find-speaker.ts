import type { UnitOfWork } from "../../db/unit-of-work";
import type { ContactId } from "../../domain/ids";
import { isRefusal, type Refusal, refuse } from "../../domain/refusal";
import type { CaseRow } from "../cases/case-row.type";
import { findCustomer, refuseErased } from "../customers/find-customer.command";

/**
 * Who at the customer speaks: the one named, who must be of the case's account, else the case's own contact, if it has one.
 *
 * CONTACT_ERASED for who was forgotten: another contact of the account may still speak on their case.
 */
export async function findSpeaker(work: UnitOfWork, row: CaseRow, named: string | null): Promise<ContactId | null | Refusal> {
  if (named === null || named === row.contactId) return (await refuseErased(work, row.contactId)) ?? row.contactId;
  const customer = await findCustomer(work, row.accountId, named);
  if (isRefusal(customer) && customer.code === "CONTACT_ERASED") return customer;
  const known = isRefusal(customer) || (row.accountId === null && row.contactId !== null) ? null : customer.contactId;
  return known ?? refuse("NOT_FOUND", "There is no such contact at this customer.", { path: ["contactId"] });
}
