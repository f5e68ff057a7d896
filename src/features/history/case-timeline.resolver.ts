import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { EventRow } from "../../db/log/stored-events";
import type { EventType as EventTypeName } from "../../domain/event";
import type { Context } from "../../graphql/context";
import { DomainEvent, EventType } from "../../graphql/events/domain-event.type";
import { type Page, PageArgs, pageOf, readPage } from "../../graphql/page.type";
import { refuseValue } from "../../graphql/scalars/refuse-value";
import { Case } from "../cases/case.type";
import type { CaseRow } from "../cases/case-row.type";
import { EventConnection } from "./event-page.type";
import { countTimeline, readTimeline } from "./read-events.store";

/** What happened to a case. */
@Resolver(() => Case)
export class CaseTimelineResolver {
  @FieldResolver(() => EventConnection, { description: "All that happened to it, oldest first." })
  async timeline(
    @Root() row: CaseRow,
    @Args() args: PageArgs,
    @Ctx() { services }: Context,
    @Arg("types", () => [EventType], { nullable: true }) types?: EventTypeName[],
  ): Promise<Page<EventRow>> {
    const page = readPage(args);
    for (const cursor of [page.after, page.before])
      if (cursor !== null && !/^[1-9]\d{0,8}$/.test(cursor)) throw refuseValue("a cursor of this timeline");
    const rows = await readTimeline(services.dataSource, row.id, types ?? null, page);
    return pageOf(
      page,
      rows,
      (event) => String(event.streamSequence),
      () => countTimeline(services.dataSource, row.id, types ?? null),
    );
  }

  @FieldResolver(() => DomainEvent, { description: "The newest event." })
  async lastEvent(@Root() row: CaseRow, @Ctx() { services }: Context): Promise<EventRow | undefined> {
    const [last] = await readTimeline(services.dataSource, row.id, null, { count: 1, backwards: true, after: null, before: null });
    return last;
  }
}
