import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { OfferId, PersonId } from "../../domain/ids";
import type { Refusal } from "../../domain/refusal";
import type { Context } from "../../graphql/context";
import { GraphQLInstant } from "../../graphql/scalars";
import { personLoader } from "../people/person.loader";
import { Person } from "../people/person.type";
import { OwnershipMovedError } from "./ownership-moved-error.type";
import { offerLoader } from "./transfer-offer.loader";
import { TransferOffer } from "./transfer-offer.type";

/** Tells a caller who owns now. */
@Resolver(() => OwnershipMovedError)
export class OwnershipMovedErrorResolver {
  @FieldResolver(() => Person)
  owner(@Root() { details }: Refusal, @Ctx() context: Context): Promise<object | null> {
    return personLoader(context).load(details.ownerId as PersonId);
  }

  @FieldResolver(() => GraphQLInstant)
  since(@Root() { details }: Refusal): string | undefined {
    return details.ownerSince;
  }

  @FieldResolver(() => TransferOffer, { nullable: true })
  offer(@Root() { details }: Refusal, @Ctx() context: Context): Promise<object | null> {
    return details.offerId === undefined ? Promise.resolve(null) : offerLoader(context).load(details.offerId as OfferId);
  }
}
