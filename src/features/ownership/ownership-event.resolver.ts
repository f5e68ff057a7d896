import { Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import type { StoredEvent } from "../../domain/event";
import type { OfferId, PersonId } from "../../domain/ids";
import type { Context } from "../../graphql/context";
import { GraphQLInstant } from "../../graphql/scalars";
import { personLoader } from "../people/person.loader";
import { Person } from "../people/person.type";
import { OwnershipModels } from "../people/team.type";
import { findOfferNode } from "./find-ownership-node.loader";
import { BriefSources, OfferOutcomes, OwnershipMoves, OwnershipReasonCodes } from "./ownership-codes.type";
import { CaseOpened, OwnershipChanged, TransferEnded, TransferOffered } from "./ownership-event.type";
import { TransferOffer } from "./transfer-offer.type";

const after = (event: StoredEvent, name: string): unknown => event.after?.[name] ?? null;

function person(context: Context, id: unknown): Promise<object | null> {
  return personLoader(context).load(id as PersonId);
}

/** Reads an opening's typed facts. */
@Resolver(() => CaseOpened)
export class CaseOpenedResolver {
  @FieldResolver(() => Int)
  number(@Root() event: StoredEvent): unknown {
    return after(event, "number");
  }

  @FieldResolver(() => Person)
  owner(@Root() event: StoredEvent, @Ctx() context: Context): Promise<object | null> {
    return person(context, after(event, "ownerId"));
  }

  @FieldResolver(() => OwnershipModels)
  model(@Root() event: StoredEvent): unknown {
    return after(event, "ownershipModel");
  }

  @FieldResolver(() => String)
  chosenBy(@Root() event: StoredEvent): unknown {
    return after(event, "chosenBy");
  }

  @FieldResolver(() => Boolean)
  imported(@Root() event: StoredEvent): unknown {
    return after(event, "imported");
  }
}

/** Reads an ownership change's typed facts. */
@Resolver(() => OwnershipChanged)
export class OwnershipChangedResolver {
  @FieldResolver(() => Person)
  from(@Root() event: StoredEvent, @Ctx() context: Context): Promise<object | null> {
    return person(context, event.before?.ownerId);
  }

  @FieldResolver(() => Person)
  to(@Root() event: StoredEvent, @Ctx() context: Context): Promise<object | null> {
    return person(context, after(event, "ownerId"));
  }

  @FieldResolver(() => OwnershipMoves)
  move(@Root() event: StoredEvent): unknown {
    return after(event, "move");
  }

  @FieldResolver(() => OwnershipReasonCodes, { nullable: true })
  reason(@Root() event: StoredEvent): unknown {
    return after(event, "reason");
  }

  @FieldResolver(() => String, { nullable: true })
  rightCategoryKey(@Root() event: StoredEvent): unknown {
    return after(event, "rightCategoryKey");
  }

  @FieldResolver(() => String, { nullable: true })
  rightTeamId(@Root() event: StoredEvent): unknown {
    return after(event, "rightTeamId");
  }

  @FieldResolver(() => BriefSources)
  briefSource(@Root() event: StoredEvent): unknown {
    return after(event, "briefSource");
  }

  @FieldResolver(() => Int)
  interval(@Root() event: StoredEvent): unknown {
    return after(event, "ownershipNumber");
  }
}

/** Reads an offer's typed facts. */
@Resolver(() => TransferOffered)
export class TransferOfferedResolver {
  @FieldResolver(() => TransferOffer, { nullable: true })
  offer(@Root() event: StoredEvent, @Ctx() context: Context): Promise<object | null> {
    return findOfferNode(context, after(event, "offerId") as OfferId);
  }

  @FieldResolver(() => Person)
  to(@Root() event: StoredEvent, @Ctx() context: Context): Promise<object | null> {
    return person(context, after(event, "toId"));
  }

  @FieldResolver(() => GraphQLInstant)
  expiresAt(@Root() event: StoredEvent): unknown {
    return after(event, "expiresAt");
  }
}

/** Reads the end of an offer. */
@Resolver(() => TransferEnded)
export class TransferEndedResolver {
  @FieldResolver(() => TransferOffer, { nullable: true })
  offer(@Root() event: StoredEvent, @Ctx() context: Context): Promise<object | null> {
    return findOfferNode(context, after(event, "offerId") as OfferId);
  }

  @FieldResolver(() => OfferOutcomes)
  outcome(@Root() event: StoredEvent): unknown {
    return after(event, "outcome");
  }
}
