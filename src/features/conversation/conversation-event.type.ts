import { Field, Int, ObjectType } from "type-graphql";
import type { Channel, Mood } from "../../domain/case-facts";
import type { AttemptOutcome } from "../../domain/conversation";
import { DomainEvent } from "../../graphql/events/domain-event.type";
import { GraphQLInstant } from "../../graphql/scalars";
import { Channels } from "../cases/case-codes.type";
import { Contact } from "../customers/contact.type";
import { Person } from "../people/person.type";
import { AttemptOutcomes, Moods } from "./conversation-codes.type";
import { CustomerMessage, CustomerReply, InternalNote } from "./conversation-entry.type";

/** The customer was answered. */
@ObjectType({ implements: DomainEvent, description: "The customer was answered." })
export class CustomerRepliedTo extends DomainEvent {
  @Field(() => CustomerReply, { nullable: true, description: "The answer; null for an integration that may not read cases." })
  reply: CustomerReply | null;
  @Field(() => GraphQLInstant, { nullable: true, description: "By when they were promised to hear from us again." })
  nextUpdateBy: string | null;
  @Field({ description: "The case had moved while it was written, and the writer had seen that." }) sentDespiteMove: boolean;
}

/** The customer spoke. */
@ObjectType({ implements: DomainEvent, description: "The customer spoke." })
export class CustomerMessageRecorded extends DomainEvent {
  @Field(() => CustomerMessage, { nullable: true, description: "What they said; null for an integration that may not read cases." })
  customerMessage: CustomerMessage | null;
  @Field(() => Channels, { description: "How it arrived." }) channel: Channel;
}

/** A note was added. */
@ObjectType({ implements: DomainEvent, description: "A note was added." })
export class InternalNoteAdded extends DomainEvent {
  @Field(() => InternalNote, { nullable: true, description: "The note; null for whoever may not read it." }) note: InternalNote | null;
  @Field(() => [Person], { description: "Whom it is for." }) mentions: Person[];
}

/** A resolution was tried, or failed after all. */
@ObjectType({
  implements: DomainEvent,
  description: "A resolution was tried, or the customer's coming back showed that the last one failed.",
})
export class ResolutionAttempted extends DomainEvent {
  @Field(() => AttemptOutcomes, { description: "Whether it helped." }) outcome: AttemptOutcome;
}

/** The customer confirmed the resolution. */
@ObjectType({ implements: DomainEvent, description: "The customer confirmed what was tried last." })
export class ResolutionConfirmed extends DomainEvent {
  @Field(() => Contact, { nullable: true, description: "Who said so, where that is known." }) byContact: Contact | null;
}

/** The customer rated. */
@ObjectType({ implements: DomainEvent, description: "The customer rated." })
export class SatisfactionRecorded extends DomainEvent {
  @Field(() => Int, { description: "From 1, the worst, to 5." }) score: number;
}

/** Somebody judged the customer's mood. */
@ObjectType({ implements: DomainEvent, description: "Somebody said how the customer feels." })
export class CustomerMoodSet extends DomainEvent {
  @Field(() => Moods, { description: "How." }) mood: Mood;
}
