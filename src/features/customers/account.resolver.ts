import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import type { AccountTier } from "../../domain/case-facts";
import type { PersonId } from "../../domain/ids";
import type { Context } from "../../graphql/context";
import { type Page, PageArgs, readPage } from "../../graphql/page.type";
import { GraphQLLine } from "../../graphql/scalars";
import { loadPeople, personLoader } from "../people/person.loader";
import { Person } from "../people/person.type";
import { contactsOfAccountLoader, findAccountNode, mayReadCustomers } from "./account.loader";
import { Account, AccountTiers } from "./account.type";
import { AccountConnection } from "./account-page.type";
import { Contact } from "./contact.type";
import type { AccountRow, ContactRow } from "./customer-row.type";
import { listAccounts } from "./read-customers.store";

const personOrNull = (context: Context, id: PersonId | null): Promise<object | null> =>
  id === null ? Promise.resolve(null) : personLoader(context).load(id);

/** Finds customer organisations, and who looks after them. */
@Resolver(() => Account)
export class AccountResolver {
  @Query(() => Account, { nullable: true, description: "One account; null where there is none." })
  account(@Arg("id", () => ID, { description: "The id of the account." }) id: string, @Ctx() context: Context): Promise<AccountRow | null> {
    return findAccountNode(context, id);
  }

  @Query(() => AccountConnection, { description: "Accounts by name." })
  accounts(
    @Args() page: PageArgs,
    @Ctx() context: Context,
    @Arg("nameContains", () => GraphQLLine, { nullable: true, description: "Part of the name, in any case of letters." }) nameContains?:
      | string
      | null,
    @Arg("accountTiers", () => [AccountTiers], { nullable: true, description: "Of one of these tiers." }) accountTiers?:
      | AccountTier[]
      | null,
  ): Promise<Page<AccountRow>> {
    return listAccounts(context.services.dataSource, { nameContains, accountTiers }, readPage(page));
  }

  @FieldResolver(() => Person, { nullable: true, description: "Who sees to it that the customer succeeds." })
  customerSuccessManager(@Root() account: AccountRow, @Ctx() context: Context): Promise<object | null> {
    return personOrNull(context, account.customerSuccessManagerId);
  }

  @FieldResolver(() => Person, { nullable: true, description: "Who holds the contract." })
  accountManager(@Root() account: AccountRow, @Ctx() context: Context): Promise<object | null> {
    return personOrNull(context, account.accountManagerId);
  }

  @FieldResolver(() => [Person], { description: "Who stands in for them, in order." })
  accountCover(@Root() account: AccountRow, @Ctx() context: Context): Promise<object[]> {
    return loadPeople(context, account.accountCoverIds);
  }

  @FieldResolver(() => [Contact], { description: "Everyone we know there, by name; nobody for whom a case alone shows the account." })
  contacts(@Root() account: AccountRow, @Ctx() context: Context): Promise<ContactRow[]> {
    // An external agent comes here through a case, which shows them its own contact and no other.
    return mayReadCustomers(context) ? contactsOfAccountLoader(context).load(account.id) : Promise.resolve([]);
  }
}
