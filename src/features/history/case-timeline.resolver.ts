import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { EventRow } from "../../db/log/stored-events";
import type { EventType as EventTypeName } from "../../domain/event";
import { mayReadNotes } from "../../domain/permissions";
import { mayRead } from "../../domain/visibility";
import { type Context, viewerOf } from "../../graphql/context";
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
    @Ctx() context: Context,
    @Arg("types", () => [EventType], { nullable: true, description: "Only events of these kinds; left out: of every kind." })
    types?: EventTypeName[],
  ): Promise<Page<EventRow>> {
    const page = readPage(args);
    for (const cursor of [page.after, page.before])
      if (cursor !== null && !/^[1-9]\d{0,8}$/.test(cursor)) throw refuseValue("a cursor of this timeline");
    const question = { caseId: row.id, types: types ?? null, ...sightOf(context) };
    const database = context.services.dataSource;
    const rows = await readTimeline(database, question, page);
    return pageOf(
      page,
      rows,
      (event) => String(event.streamSequence),
      () => countTimeline(database, question),
    );
  }

  @FieldResolver(() => DomainEvent, { description: "The newest event." })
  async lastEvent(@Root() row: CaseRow, @Ctx() context: Context): Promise<EventRow | undefined> {
    const question = { caseId: row.id, types: null, ...sightOf(context) };
    const newest = { count: 1, backwards: true, after: null, before: null };
    const [last] = await readTimeline(context.services.dataSource, question, newest);
    return last;
  }
}

function sightOf(context: Context): { notes: boolean; inside: boolean } {
  const viewer = viewerOf(context);
  return { notes: mayReadNotes(viewer), inside: mayRead(viewer, "INTERNAL_ONLY") };
}
