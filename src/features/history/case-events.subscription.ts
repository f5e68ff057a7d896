import { Arg, Ctx, Resolver, Root, Subscription } from "type-graphql";
import type { LogPlace } from "../../db/log/cursor";
import type { PlacedEvent } from "../../db/log/stored-events";
import type { Context } from "../../graphql/context";
import { DomainEvent } from "../../graphql/events/domain-event.type";
import { EventFilter, passes } from "../../graphql/events/event-filter.inputs";
import { namedCases } from "../../graphql/events/named-cases";
import { GraphQLCursor } from "../../graphql/scalars";
import { streamEvents } from "../cases/stream-events.loader";

/** The live stream of everything that happens to cases. */
@Resolver()
export class CaseEventsSubscription {
  @Subscription(() => DomainEvent, {
    description: "Every event of every case the viewer may see; the right is asked again for each event.",
    subscribe: ({ context, args }: { context: Context; args: { filter?: EventFilter; after?: LogPlace } }) =>
      streamEvents(context, {
        after: args.after ?? null,
        matches: (event) => event.caseId !== null && passes(args.filter ?? null, event),
        caseIds: namedCases(args.filter),
      }),
  })
  caseEvents(
    @Root() event: PlacedEvent,
    @Ctx() _context: Context,
    @Arg("filter", () => EventFilter, { nullable: true }) _filter?: EventFilter,
    @Arg("after", () => GraphQLCursor, { nullable: true, description: "Resume after this place of the log." }) _after?: LogPlace,
  ): PlacedEvent {
    return event;
  }
}
