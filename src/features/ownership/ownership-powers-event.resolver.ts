import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { StoredEvent } from "../../domain/event";
import type { PersonId } from "../../domain/ids";
import type { Context } from "../../graphql/context";
import { GraphQLInstant } from "../../graphql/scalars";
import { personLoader } from "../people/person.loader";
import { Person } from "../people/person.type";
import { CaseReopened } from "./ownership-event.type";
import { ActingOwnerAssigned, ActingOwnerEnded, OwnershipRejoined, OwnershipSplit } from "./ownership-powers-event.type";

function person(context: Context, id: unknown): Promise<object | null> {
  return personLoader(context).load(id as PersonId);
}

/** Reads the beginning of standing in. */
@Resolver(() => ActingOwnerAssigned)
export class ActingOwnerAssignedResolver {
  @FieldResolver(() => Person)
  acting(@Root() event: StoredEvent, @Ctx() context: Context): Promise<object | null> {
    return person(context, event.after?.actingOwnerId);
  }

  @FieldResolver(() => GraphQLInstant)
  until(@Root() event: StoredEvent): unknown {
    return event.after?.actingUntil;
  }
}

/** Reads the end of standing in. */
@Resolver(() => ActingOwnerEnded)
export class ActingOwnerEndedResolver {
  @FieldResolver(() => Person)
  acting(@Root() event: StoredEvent, @Ctx() context: Context): Promise<object | null> {
    return person(context, event.before?.actingOwnerId);
  }
}

/** Reads who holds which half. */
@Resolver(() => OwnershipSplit)
export class OwnershipSplitResolver {
  @FieldResolver(() => Person)
  contactOwner(@Root() event: StoredEvent, @Ctx() context: Context): Promise<object | null> {
    return person(context, event.after?.answeredBy);
  }

  @FieldResolver(() => Person)
  resolutionOwner(@Root() event: StoredEvent, @Ctx() context: Context): Promise<object | null> {
    return person(context, event.after?.fixedBy);
  }
}

/** Reads who holds both halves. */
@Resolver(() => OwnershipRejoined)
export class OwnershipRejoinedResolver {
  @FieldResolver(() => Person)
  owner(@Root() event: StoredEvent, @Ctx() context: Context): Promise<object | null> {
    return person(context, event.after?.heldBy);
  }
}

/** Reads who brought a case back. */
@Resolver(() => CaseReopened)
export class CaseReopenedResolver {
  @FieldResolver(() => Boolean)
  byCustomer(@Root() event: StoredEvent): unknown {
    return event.after?.byCustomer;
  }
}
