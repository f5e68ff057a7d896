import { newId } from "../../db/new-id";
import type { UnitOfWork } from "../../db/unit-of-work";
import type { AccountTier } from "../../domain/case-facts";
import type { PersonId } from "../../domain/ids";
import type { Refusal } from "../../domain/refusal";
import { holdPeople } from "../people/hold-people.command";
import { everyoneNamed, judgeAccountTeam, type NamedAccountTeam } from "./judge-account-team";
import { type AccountRefs, saveAccount } from "./save-account";

/** A new account. */
export interface CreateAccount extends NamedAccountTeam {
  name: string;
  accountTier: AccountTier;
  /** A calendar day, ISO-8601. */
  renewalOn?: string | null;
}

/** Adds a customer organisation, with who looks after it. */
export async function createAccount(work: UnitOfWork, input: CreateAccount): Promise<AccountRefs | Refusal> {
  const refused = judgeAccountTeam(await holdPeople(work, everyoneNamed(input)), input, null);
  if (refused !== null) return refused;
  const accountId = newId("acc");
  const eventId = await saveAccount(work, null, {
    __typename: "Account",
    id: accountId,
    revision: 1,
    lastSequence: 0,
    name: input.name,
    accountTier: input.accountTier,
    renewalOn: input.renewalOn ?? null,
    customerSuccessManagerId: (input.customerSuccessManagerId ?? null) as PersonId | null,
    accountManagerId: (input.accountManagerId ?? null) as PersonId | null,
    accountCoverIds: [...new Set(input.accountCoverIds ?? [])] as PersonId[],
  });
  if (eventId === null) throw new Error("a new account changed nothing");
  return { accountId, eventId };
}
