import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { StoredEvent } from "../../domain/event";
import type { Context } from "../../graphql/context";
import { DomainEvent } from "../../graphql/events/domain-event.type";
import { Actor } from "./actor.type";
import { findActor } from "./find-actor.loader";
import { personLoader } from "./person.loader";
import { Person } from "./person.type";

/** Who did what an event tells, and whose powers they used. */
@Resolver(() => DomainEvent)
export class PersonEventResolver {
  @FieldResolver(() => Actor, { description: "Who did it." })
  actor(@Root() event: StoredEvent, @Ctx() context: Context): Promise<object> {
    return findActor(context, event.actor);
  }

  @FieldResolver(() => Person, { nullable: true, description: "Whose powers were used: the owner behind an acting owner." })
  onBehalfOf(@Root() event: StoredEvent, @Ctx() context: Context): Promise<object | null> {
    return event.onBehalfOf === null ? Promise.resolve(null) : personLoader(context).load(event.onBehalfOf);
  }
}
