import type { UnitOfWork } from "../../db/unit-of-work";
import type { AccountTier } from "../../domain/case-facts";
import { type CustomerField, judgeFields } from "../../domain/customer-fields";
import type { PersonId } from "../../domain/ids";
import { type Refusal, refuse } from "../../domain/refusal";
import { checkRevision } from "../people/change-record.command";
import { holdPeople } from "../people/hold-people.command";
import { lockAccount } from "./account.store";
import type { AccountRow } from "./customer-row.type";
import { everyoneNamed, judgeAccountTeam, type NamedAccountTeam } from "./judge-account-team";
import { type AccountRefs, saveAccount } from "./save-account";
import { settleFields } from "./settle-fields";

/**
 * What changes about an account; what is left out stays.
 *
 * A null clears the renewal date, the fields and each of the people; for what cannot be empty it means the same as left out.
 */
export interface UpdateAccount extends NamedAccountTeam {
  accountId: string;
  expectedRevision: number;
  name?: string | null;
  accountTier?: AccountTier | null;
  renewalOn?: string | null;
  /** All of its fields. */
  fields?: readonly CustomerField[] | null;
}

/** Changes a customer organisation, and who looks after it. */
export async function updateAccount(work: UnitOfWork, input: UpdateAccount): Promise<AccountRefs | Refusal> {
  const people = await holdPeople(work, everyoneNamed(input));
  const before = await lockAccount(work, input.accountId);
  if (before === null) return refuse("NOT_FOUND", "There is no such account.", { path: ["accountId"] });
  const refused =
    checkRevision(before, input.expectedRevision) ?? judgeAccountTeam(people, input, before) ?? judgeFields(input.fields ?? []);
  if (refused !== null) return refused;
  const { renewalOn, customerSuccessManagerId, accountManagerId, accountCoverIds } = input;
  const after: AccountRow = {
    ...before,
    name: input.name ?? before.name,
    accountTier: input.accountTier ?? before.accountTier,
    renewalOn: renewalOn === undefined ? before.renewalOn : renewalOn,
    customerSuccessManagerId:
      customerSuccessManagerId === undefined ? before.customerSuccessManagerId : (customerSuccessManagerId as PersonId | null),
    accountManagerId: accountManagerId === undefined ? before.accountManagerId : (accountManagerId as PersonId | null),
    accountCoverIds: accountCoverIds === undefined ? before.accountCoverIds : ([...new Set(accountCoverIds ?? [])] as PersonId[]),
  };
  const eventId = await saveAccount(work, before, after, await settleFields(work, before.id, input.fields));
  if (eventId === null) return refuse("NOTHING_TO_CHANGE", "The account is like this already.");
  return { accountId: before.id, eventId };
}
