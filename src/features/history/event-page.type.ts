import { Field, Int, ObjectType } from "type-graphql";
import { DomainEvent } from "../../graphql/events/domain-event.type";
import { PageInfo } from "../../graphql/page.type";

/** A page entry of events. */
@ObjectType({ description: "A page entry of events." })
export class EventEdge {
  @Field({ description: "Its place: in the log a `Cursor` for `after:` everywhere, in a timeline the number in the case's stream." })
  cursor: string;
  @Field(() => DomainEvent, { description: "The event." }) node: DomainEvent;
}

/** A page of events. */
@ObjectType({ description: "A page of events." })
export class EventConnection {
  @Field(() => [EventEdge], { description: "The entries with their places." }) edges: EventEdge[];
  @Field(() => [DomainEvent], { description: "The entries." }) nodes: DomainEvent[];
  @Field(() => PageInfo, { description: "Where the page lies." }) pageInfo: PageInfo;
  @Field(() => Int, { description: "How many there are in all; counted only when asked." }) totalCount: number;
}
