import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { StoredEvent } from "../../domain/event";
import type { Context } from "../../graphql/context";
import { findAccountNode } from "./account.loader";
import { Account } from "./account.type";
import { findContactNode } from "./contact.loader";
import { Contact } from "./contact.type";
import { CustomerChanged } from "./customer-event.type";

/** The customer that a change is about. */
@Resolver(() => CustomerChanged)
export class CustomerChangedResolver {
  @FieldResolver(() => Account, { nullable: true, description: "The account as it is now; null where a contact changed." })
  account(@Root() event: StoredEvent, @Ctx() context: Context): Promise<object | null> {
    return findAccountNode(context, event.stream);
  }

  @FieldResolver(() => Contact, { nullable: true, description: "The contact as they are now; null where an account changed." })
  contact(@Root() event: StoredEvent, @Ctx() context: Context): Promise<object | null> {
    return findContactNode(context, event.stream);
  }
}
