import { Field, ID, ObjectType } from "type-graphql";
import type { PendingEvent } from "../db/insert-events";
import type { EventPatch } from "../domain/event";
import { EventType } from "./events/domain-event.type";
import { GraphQLFacts } from "./scalars";

/** One event that a dry run did not append. */
@ObjectType({ description: "One event that a dry run did not append; it has no id because it does not exist." })
export class PreviewedChange {
  @Field(() => EventType, { description: "What would have happened." }) type: PendingEvent["type"];
  @Field(() => ID, { description: "To which stream." }) stream: string;
  @Field(() => GraphQLFacts, { nullable: true, description: "The facts before." }) before: EventPatch | null;
  @Field(() => GraphQLFacts, { nullable: true, description: "The facts after." }) after: EventPatch | null;
}

/** What a dry run would have done, told apart from the real objects. */
@ObjectType({
  description: "What a dry run would have done, told apart from the real objects so that no client cache mistakes it for the truth.",
})
export class Preview {
  @Field(() => [PreviewedChange], { description: "The events that would have been appended, in order." }) changes: PreviewedChange[];
  @Field(() => [String], { description: "The same, each in one plain sentence, with the names of now." }) sentences: string[];
}

/** Tells what a dry run would have appended; its sentences are made where they are asked for. */
export function describePreview(pending: readonly PendingEvent[]): Pick<Preview, "changes"> {
  return { changes: pending.map(({ type, stream, before, after }) => ({ type, stream, before, after })) };
}
