import { Field, ID, Int, InterfaceType, registerEnumType } from "type-graphql";
import { EVENT_TYPES, type EventPatch, type StoredEvent } from "../../domain/event";
import { enumOf } from "../enum-of";
import { Node } from "../node.type";
import { GraphQLFacts, GraphQLInstant } from "../scalars";

/** The name of every kind of event, equal to its type's name in capitals. */
export const EventType = enumOf(EVENT_TYPES);
// What each kind means is said once, by its type: describeSchema repeats it here.
registerEnumType(EventType, { name: "EventType", description: "The name of every kind of event, equal to its type's name in capitals." });

/** The GraphQL type that carries events of a kind: `OWNERSHIP_CHANGED` is an `OwnershipChanged`. */
export function eventTypeName(type: StoredEvent["type"]): string {
  return type
    .toLowerCase()
    .split("_")
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join("");
}

/** One fact of the log: the same in the timeline, the subscription and the audit. */
@InterfaceType({
  implements: Node,
  description:
    "One fact of the log: the same in the timeline, the subscription and the audit; the type's name is the event's type. `from`, `to`, `note`, `state` and `outcome` are not of one type on every kind: select them under aliases, as the operation CaseTimelineInFull does.",
  resolveType: (event: StoredEvent) => eventTypeName(event.type),
})
export abstract class DomainEvent extends Node {
  @Field(() => ID, { description: "The stream it belongs to: the id of a case, person, team, account or contact." }) stream: string;
  @Field(() => Int, { description: "Its number in that stream, from 1 on; only what the viewer may not see leaves a gap." })
  streamSequence: number;
  @Field(() => ID, { nullable: true, description: "The case it is about, if it is about one." }) caseId: string | null;
  @Field(() => EventType, { description: "What happened." }) type: StoredEvent["type"];
  @Field(() => GraphQLInstant, { description: "When it happened in the world; earlier than `recordedAt` for imported history." })
  occurredAt: Date;
  @Field(() => GraphQLInstant, { description: "When Steward wrote it down." }) recordedAt: Date;
  @Field(() => ID, { nullable: true, description: "The event that caused this one." }) causationId: string | null;
  @Field(() => GraphQLFacts, { nullable: true, description: "The changed facts before: ids, codes and numbers." })
  before: EventPatch | null;
  @Field(() => GraphQLFacts, {
    nullable: true,
    description: "The changed facts after; typed fields beside them say the same with objects.",
  })
  after: EventPatch | null;
}
