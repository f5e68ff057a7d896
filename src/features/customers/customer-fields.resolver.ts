import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { CustomerField as Known } from "../../domain/customer-fields";
import type { Visibility } from "../../domain/visibility";
import type { Context } from "../../graphql/context";
import { Visibilities } from "../people/visibility.type";
import { Account } from "./account.type";
import { Contact } from "./contact.type";
import { fieldsOfCustomerLoader } from "./customer-field.loader";
import type { CustomerId } from "./customer-field.store";
import { CustomerField } from "./customer-field.type";
import type { AccountRow, ContactRow } from "./customer-row.type";

const DESCRIPTION = "What else is known, by key, as far as the viewer may read it.";
const WHICH = "Only fields of this visibility; null: all.";

async function fieldsOf(context: Context, id: CustomerId, visibility: Visibility | null | undefined): Promise<Known[]> {
  const readable = await fieldsOfCustomerLoader(context).load(id);
  return visibility === null || visibility === undefined ? readable : readable.filter((field) => field.visibility === visibility);
}

/** What else is known of an account. */
@Resolver(() => Account)
export class AccountFieldsResolver {
  @FieldResolver(() => [CustomerField], { description: DESCRIPTION })
  fields(
    @Root() account: AccountRow,
    @Ctx() context: Context,
    @Arg("visibility", () => Visibilities, { nullable: true, description: WHICH }) visibility?: Visibility | null,
  ): Promise<Known[]> {
    return fieldsOf(context, account.id, visibility);
  }
}

/** What else is known of a contact; nothing once they were erased. */
@Resolver(() => Contact)
export class ContactFieldsResolver {
  @FieldResolver(() => [CustomerField], { description: DESCRIPTION })
  fields(
    @Root() contact: ContactRow,
    @Ctx() context: Context,
    @Arg("visibility", () => Visibilities, { nullable: true, description: WHICH }) visibility?: Visibility | null,
  ): Promise<Known[]> {
    return fieldsOf(context, contact.id, visibility);
  }
}
