import { Arg, Ctx, Resolver, Root, Subscription } from "type-graphql";
import type { LogPlace } from "../../db/log/cursor";
import type { PlacedEvent } from "../../db/log/stored-events";
import type { Context } from "../../graphql/context";
import { EventFilter, passes } from "../../graphql/events/event-filter.inputs";
import { namedCases } from "../../graphql/events/named-cases";
import { GraphQLCursor } from "../../graphql/scalars";
import { streamEvents } from "../cases/stream-events.loader";
import { OWNERSHIP_EVENTS, OwnershipEvent } from "./ownership-event.type";

/** The live stream of ownership. */
@Resolver()
export class OwnershipChangedSubscription {
  @Subscription(() => OwnershipEvent, {
    description: "Every change of who owns, or is asked to own, a case; the right is asked again for each event.",
    subscribe: ({ context, args }: { context: Context; args: { filter?: EventFilter; after?: LogPlace } }) =>
      streamEvents(context, {
        after: args.after ?? null,
        matches: (event) => OWNERSHIP_EVENTS.has(event.type) && passes(args.filter ?? null, event),
        caseIds: namedCases(args.filter),
      }),
  })
  ownershipChanged(
    @Root() event: PlacedEvent,
    @Ctx() _context: Context,
    @Arg("filter", () => EventFilter, { nullable: true }) _filter?: EventFilter,
    @Arg("after", () => GraphQLCursor, { nullable: true, description: "Resume after this place of the log." }) _after?: LogPlace,
  ): PlacedEvent {
    return event;
  }
}
