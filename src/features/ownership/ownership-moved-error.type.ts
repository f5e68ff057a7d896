import { Field, ObjectType } from "type-graphql";
import { GraphQLInstant } from "../../graphql/scalars";
import { UserError } from "../../graphql/user-error.type";
import { Person } from "../people/person.type";
import { TransferOffer } from "./transfer-offer.type";

/** The owner or the offer moved under the caller. */
@ObjectType({
  implements: UserError,
  description:
    "The owner or the offer moved under the caller (NOT_TAKEABLE, OFFER_NOT_OPEN, ALREADY_OWNER, OWNER_CHANGED): who owns now, and since when.",
})
export class OwnershipMovedError extends UserError {
  @Field(() => Person, { description: "Who owns now." }) owner: Person;
  @Field(() => GraphQLInstant, { description: "Since when." }) since: string;
  @Field(() => TransferOffer, { nullable: true, description: "The offer it was about." }) offer: TransferOffer | null;
}
