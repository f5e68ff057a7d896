import { Field, ID, ObjectType } from "type-graphql";
import { DomainEvent } from "../../graphql/events/domain-event.type";
import { UserError } from "../../graphql/user-error.type";

/** The case moved after what the writer had read. */
@ObjectType({
  implements: UserError,
  description: "The case moved after `lastSeenEvent` (CONVERSATION_MOVED): what the writer has not read yet.",
})
export class ConversationMovedError extends UserError {
  @Field(() => [DomainEvent], { description: "What they have not read, the oldest first; the first fifty." }) unseen: DomainEvent[];
  @Field(() => ID, { description: "The newest event of the case, for the next try's `lastSeenEvent`." }) lastEventId: string;
}
