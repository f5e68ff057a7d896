import { Field, ID, InputType } from "type-graphql";
import type { EventType as EventTypeName, StoredEvent } from "../../domain/event";
import { EventType } from "./domain-event.type";

/** Which events: each list left out means all, lists combine with and. */
@InputType({ description: "Which events: each list left out means all, lists combine with and." })
export class EventFilter {
  @Field(() => [EventType], { nullable: true, description: "Of one of these kinds." }) types?: EventTypeName[];
  @Field(() => [ID], { nullable: true, description: "In one of these streams." }) streams?: string[];
  @Field(() => [ID], { nullable: true, description: "About one of these cases." }) caseIds?: string[];
  @Field(() => [ID], { nullable: true, description: "Done by one of these people." }) actorIds?: string[];
}

/** Whether an event passes a filter. */
export function passes(filter: EventFilter | null, event: StoredEvent): boolean {
  if (filter === null) return true;
  return (
    among(filter.types, event.type) &&
    among(filter.streams, event.stream) &&
    among(filter.caseIds, event.caseId) &&
    among(filter.actorIds, event.actor)
  );
}

function among(wanted: readonly string[] | null | undefined, value: string | null): boolean {
  return wanted === null || wanted === undefined || (value !== null && wanted.includes(value));
}
