import { Ctx, FieldResolver, ID, Resolver, Root } from "type-graphql";
import type { EventId } from "../../domain/ids";
import type { Refusal } from "../../domain/refusal";
import type { Context } from "../../graphql/context";
import { DomainEvent } from "../../graphql/events/domain-event.type";
import { eventLoader } from "../../graphql/events/event.loader";
import { ConversationMovedError } from "./conversation-moved-error.type";

/** Tells a writer what they have not read. */
@Resolver(() => ConversationMovedError)
export class ConversationMovedErrorResolver {
  @FieldResolver(() => [DomainEvent])
  async unseen(@Root() { details }: Refusal, @Ctx() context: Context): Promise<object[]> {
    const events = await Promise.all((details.unseenIds ?? []).map((id) => eventLoader(context).load(id as EventId)));
    return events.filter((event) => event !== null);
  }

  @FieldResolver(() => ID)
  lastEventId(@Root() { details }: Refusal): string | undefined {
    return details.lastEventId;
  }
}
