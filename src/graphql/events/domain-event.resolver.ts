import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { writeCursor } from "../../db/log/cursor";
import type { EventRow } from "../../db/log/stored-events";
import type { Context } from "../context";
import { GraphQLCursor, GraphQLSafeInt } from "../scalars";
import { awaitPlace } from "./await-place";
import { DomainEvent } from "./domain-event.type";

/** The global place of an event, as a number and as a cursor. */
@Resolver(() => DomainEvent)
export class DomainEventResolver {
  @FieldResolver(() => GraphQLSafeInt, {
    nullable: true,
    description: "Global place, gap-free and final; null until placed, and selecting it in a mutation's payload waits at most 250 ms.",
  })
  position(@Root() event: EventRow, @Ctx() context: Context): Promise<number | null> {
    return awaitPlace(context, event);
  }

  @FieldResolver(() => GraphQLCursor, { nullable: true, description: "The same place as a value for `after:`; null while `position` is." })
  async cursor(@Root() event: EventRow, @Ctx() context: Context): Promise<string | null> {
    const position = await awaitPlace(context, event);
    return position === null ? null : writeCursor({ epoch: context.services.epoch, position });
  }
}
