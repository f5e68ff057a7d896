import { Arg, Args, ArgsType, Ctx, Field, Int, Query, Resolver } from "type-graphql";
import { type LogPlace, writeCursor } from "../../db/log/cursor";
import { readHead } from "../../db/log/read-log";
import type { PlacedEvent } from "../../db/log/stored-events";
import { type Context, viewerOf } from "../../graphql/context";
import { refuseRequest } from "../../graphql/errors/error-codes";
import { EventFilter } from "../../graphql/events/event-filter.inputs";
import { type Page, pageOf, readPage } from "../../graphql/page.type";
import { GraphQLCursor } from "../../graphql/scalars";
import { EventConnection } from "./event-page.type";
import { countLog, readLogPage } from "./read-events.store";

/** Which page of the log. */
@ArgsType()
class LogPageArgs {
  @Field(() => Int, { nullable: true, description: "How many from the front, 1 to 100." }) first?: number;
  @Field(() => GraphQLCursor, { nullable: true, description: "Begin after this place." }) after?: LogPlace;
  @Field(() => Int, { nullable: true, description: "How many from the back, 1 to 100." }) last?: number;
  @Field(() => GraphQLCursor, { nullable: true, description: "End before this place." }) before?: LogPlace;
}

/** The log itself. */
@Resolver()
export class EventsResolver {
  @Query(() => GraphQLCursor, {
    description: "The end of the log; read it first, then subscribe with `after:` this, and nothing falls between.",
  })
  logCursor(@Ctx() { services }: Context): Promise<LogPlace> {
    return readHead(services.dataSource);
  }

  @Query(() => EventConnection, { description: "The log, oldest first, as far as the viewer may see it." })
  async events(
    @Args() args: LogPageArgs,
    @Ctx() context: Context,
    @Arg("filter", () => EventFilter, { nullable: true }) filter?: EventFilter,
  ): Promise<Page<PlacedEvent>> {
    const { services } = context;
    const viewer = viewerOf(context);
    const { after, before, ...counts } = args;
    const page = readPage(counts);
    const criteria = filter ?? {};
    const places = { after: await positionOf(context, after, "after"), before: await positionOf(context, before, "before") };
    const rows = await readLogPage(services.dataSource, viewer, criteria, { ...page, ...places });
    // Nothing lies before the beginning of the log, which is a place too.
    const asked = { ...page, after: places.after === null || places.after === 0 ? null : "", before: places.before === null ? null : "" };
    return pageOf(
      asked,
      rows,
      ({ position }) => writeCursor({ epoch: services.epoch, position }),
      () => countLog(services.dataSource, viewer, criteria),
    );
  }
}

async function positionOf({ services }: Context, place: LogPlace | null | undefined, argument: string): Promise<number | null> {
  if (place === null || place === undefined) return null;
  const head = await readHead(services.dataSource);
  if (place.epoch !== head.epoch || place.position > head.position)
    throw refuseRequest("CURSOR_UNKNOWN", "This cursor belongs to no log of this server.", { path: [argument] });
  return place.position;
}
