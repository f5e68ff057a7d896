import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { roleMayEver } from "../../domain/permissions";
import type { Context } from "../../graphql/context";
import { GraphQLText } from "../../graphql/scalars";
import { accountLoader, mayReadCustomers } from "./account.loader";
import { Account } from "./account.type";
import { findContactNode } from "./contact.loader";
import { Contact } from "./contact.type";
import type { ContactRow } from "./customer-row.type";

/** Finds people at customers. */
@Resolver(() => Contact)
export class ContactResolver {
  @Query(() => Contact, { nullable: true, description: "One contact; null where there is none." })
  contact(@Arg("id", () => ID, { description: "The id of the contact." }) id: string, @Ctx() context: Context): Promise<ContactRow | null> {
    return findContactNode(context, id);
  }

  @FieldResolver(() => Account, {
    nullable: true,
    description: "Where they work; null for somebody's own, and for whom a case alone shows them.",
  })
  account(@Root() contact: ContactRow, @Ctx() context: Context): Promise<object | null> {
    // An external agent comes here through a case; a contact who has moved on would show them another customer.
    if (contact.accountId === null || !mayReadCustomers(context)) return Promise.resolve(null);
    return accountLoader(context).load(contact.accountId);
  }

  @FieldResolver(() => GraphQLText, { nullable: true })
  erasedBecause(@Root() contact: ContactRow, @Ctx() { person }: Context): string | null {
    return person !== null && roleMayEver(person, "ADMINISTER_CUSTOMERS") ? contact.erasedBecause : null;
  }
}
