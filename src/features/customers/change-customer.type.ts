import { Field, ObjectType } from "type-graphql";
import { UserError } from "../../graphql/user-error.type";
import { Account } from "./account.type";
import { Contact } from "./contact.type";
import { CustomerChanged } from "./customer-event.type";

/** What every change of a customer answers beside the customer. */
@ObjectType()
abstract class CustomerPayload {
  @Field(() => CustomerChanged, { nullable: true, description: "What the log says." }) event: CustomerChanged | null;
  @Field(() => [UserError], { description: "Why not; empty where it was accepted." }) userErrors: UserError[];
}

/** The new account. */
@ObjectType({ description: "The new account." })
export class CreateAccountPayload extends CustomerPayload {
  @Field(() => Account, { nullable: true, description: "The account; null where it was refused." }) account: Account | null;
}

/** The changed account. */
@ObjectType({ description: "The changed account." })
export class UpdateAccountPayload extends CustomerPayload {
  @Field(() => Account, { nullable: true, description: "The account as it is now; null where it was refused." }) account: Account | null;
}

/** The new contact. */
@ObjectType({ description: "The new contact." })
export class CreateContactPayload extends CustomerPayload {
  @Field(() => Contact, { nullable: true, description: "The contact; null where it was refused." }) contact: Contact | null;
}

/** The changed contact. */
@ObjectType({ description: "The changed contact." })
export class UpdateContactPayload extends CustomerPayload {
  @Field(() => Contact, { nullable: true, description: "The contact as they are now; null where it was refused." }) contact: Contact | null;
}
