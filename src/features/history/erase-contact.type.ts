import { Field, ObjectType } from "type-graphql";
import { DomainEvent } from "../../graphql/events/domain-event.type";
import { UserError } from "../../graphql/user-error.type";
import { Contact } from "../customers/contact.type";

/** Texts about a contact were blanked; this fact is what remains. */
@ObjectType({
  implements: DomainEvent,
  description: "Texts about a contact were blanked: told once of the contact, and once of each case whose texts went.",
})
export class ContactErased extends DomainEvent {}

/** The blank contact. */
@ObjectType({ description: "The blank contact." })
export class EraseContactPayload {
  @Field(() => Contact, { nullable: true, description: "The contact as they are now; null where it was refused." }) contact: Contact | null;
  @Field(() => ContactErased, { nullable: true, description: "What the log says." }) event: ContactErased | null;
  @Field(() => [UserError], { description: "Why not; empty where it was accepted." }) userErrors: UserError[];
}
