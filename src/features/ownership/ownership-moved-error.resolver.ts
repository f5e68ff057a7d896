import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { OfferId, PersonId } from "../../domain/ids";
import type { Refusal } from "../../domain/refusal";
import type { Context } from "../../graphql/context";
import { GraphQLInstant } from "../../graphql/scalars";
import { personLoader } from "../people/person.loader";
import { Person } from "../people/person.type";
import { findOfferNode } from "./find-ownership-node.loader";
import { OwnershipMovedError } from "./ownership-moved-error.type";
import { TransferOffer } from "./transfer-offer.type";

/** Tells a caller who owns now. */
@Resolver(() => OwnershipMovedError)
export class OwnershipMovedErrorResolver {
  @FieldResolver(() => Person)
  owner(@Root() { details }: Refusal, @Ctx() context: Context): Promise<object | null> {
    return personLoader(context).load(details.owner?.id as PersonId);
  }

  @FieldResolver(() => GraphQLInstant)
  since(@Root() { details }: Refusal): string | undefined {
    return details.owner?.since;
  }

  @FieldResolver(() => TransferOffer, { nullable: true })
  offer(@Root() { details }: Refusal, @Ctx() context: Context): Promise<object | null> {
    return details.offerId === undefined ? Promise.resolve(null) : findOfferNode(context, details.offerId as OfferId);
  }
}
