import { Field, ID, InputType, Int } from "type-graphql";
import type { Channel, Mood } from "../../domain/case-facts";
import type { WorkingStatus } from "../../domain/case-status";
import type { AttemptOutcome, PresenceKind } from "../../domain/conversation";
import type { Visibility } from "../../domain/visibility";
import { GraphQLCode, GraphQLInstant, GraphQLText } from "../../graphql/scalars";
import { Channels, WorkingStatuses } from "../cases/case-codes.type";
import { NextStepInput } from "../cases/next-step.type";
import { Visibilities } from "../people/visibility.type";
import { AttemptOutcomes, Moods, PresenceKinds } from "./conversation-codes.type";

/** What every word on a case carries beside its own question. */
@InputType()
abstract class WordInput {
  @Field(() => ID, { description: "The case." }) caseId: string;
  @Field(() => GraphQLCode, { nullable: true, description: "The same key and input answer the same again." }) idempotencyKey?: string;
}

/** What a change of a case that was read carries, too. */
@InputType()
abstract class RevisedWordInput extends WordInput {
  @Field(() => Int, { nullable: true, description: "The revision you read: refused if the case changed since." }) expectedRevision?: number;
}

/** The answer to the customer. */
@InputType({ description: "The answer to the customer, with the newest event that its writer had read." })
export class ReplyToCustomerInput extends WordInput {
  @Field(() => GraphQLText, { description: "What they are told." }) text: string;
  @Field(() => ID, { description: "The newest event of the case you had read." }) lastSeenEvent: string;
  @Field({ defaultValue: false, description: "You have seen that the case moved, and send it all the same." }) sendDespiteMove: boolean;
  @Field(() => GraphQLInstant, { nullable: true, description: "By when you promise to let them hear from us again." }) nextUpdateBy?: Date;
  @Field(() => WorkingStatuses, { nullable: true, description: "Where the case goes with it." }) status?: WorkingStatus;
  @Field(() => NextStepInput, { nullable: true, description: "Left out: the next step stays." }) nextStep?: NextStepInput;
  @Field(() => ID, { nullable: true, description: "The contact owner, where you answer for them; found from the case where left out." })
  onBehalfOf?: string;
}

/** A note. */
@InputType({ description: "A note; who is mentioned is named by id, not found in the text." })
export class AddInternalNoteInput extends WordInput {
  @Field(() => GraphQLText, { description: "What staff should know." }) text: string;
  @Field(() => Visibilities, { defaultValue: "ALL_STAFF", description: "Who among the staff may read it." }) visibility: Visibility;
  @Field(() => [ID], { nullable: true, description: "Whom it is for; at most 50." }) mentionIds?: string[];
}

/** What the customer said. */
@InputType({ description: "What the customer said, where and when; it reopens a case that was resolved or closed." })
export class RecordCustomerMessageInput extends WordInput {
  @Field(() => GraphQLText, { description: "Their words." }) text: string;
  @Field(() => Channels, { description: "How it arrived." }) channel: Channel;
  @Field(() => ID, { nullable: true, description: "Who said it; left out: the case's contact." }) contactId?: string;
  @Field(() => GraphQLInstant, { nullable: true, description: "When they said it; left out: now." }) occurredAt?: Date;
  @Field(() => GraphQLCode, { nullable: true, description: "The id it has where it came from; one message a case has it." })
  sourceReference?: string;
}

/** What was tried. */
@InputType({ description: "What was tried." })
export class RecordResolutionAttemptInput extends WordInput {
  @Field(() => GraphQLText, { description: "What." }) what: string;
  @Field(() => AttemptOutcomes, { description: "Whether it helped." }) outcome: AttemptOutcome;
}

/** The customer says that it is solved. */
@InputType({ description: "The customer says that it is solved." })
export class ConfirmResolutionInput extends RevisedWordInput {
  @Field(() => ID, { nullable: true, description: "Who says so; left out: the case's contact." }) contactId?: string;
}

/** The customer's rating. */
@InputType({ description: "The customer's rating." })
export class RecordSatisfactionInput extends WordInput {
  @Field(() => Int, { description: "From 1, the worst, to 5." }) score: number;
  @Field(() => GraphQLText, { nullable: true, description: "What they said to it." }) comment?: string;
}

/** The mood as a person reads it. */
@InputType({ description: "The mood as a person reads it." })
export class SetCustomerMoodInput extends RevisedWordInput {
  @Field(() => Moods, { description: "How the customer feels." }) mood: Mood;
}

/** A sign of life. */
@InputType({ description: "A sign of life, to be given again within thirty seconds; `kind: null` says that you left." })
export class AnnouncePresenceInput extends WordInput {
  @Field(() => PresenceKinds, { nullable: true, description: "What you do on the case." }) kind?: PresenceKind | null;
}
