import { Field, ObjectType } from "type-graphql";
import { UserError } from "../../graphql/user-error.type";
import { Case } from "../cases/case.type";
import { CustomerMessage, CustomerReply, InternalNote } from "./conversation-entry.type";
import {
  CustomerMessageRecorded,
  CustomerMoodSet,
  CustomerRepliedTo,
  InternalNoteAdded,
  ResolutionAttempted,
  ResolutionConfirmed,
  SatisfactionRecorded,
} from "./conversation-event.type";

/** What every word on a case answers beside its own objects. */
@ObjectType()
abstract class WordPayload {
  @Field(() => Case, { nullable: true, description: "The case as it is now; null where it was refused." }) case: Case | null;
  @Field(() => [UserError], { description: "Why not; empty where it was accepted." }) userErrors: UserError[];
}

/** The reply, sent. */
@ObjectType({ description: "The reply, sent." })
export class ReplyToCustomerPayload extends WordPayload {
  @Field(() => CustomerReply, { nullable: true, description: "The reply." }) reply: CustomerReply | null;
  @Field(() => CustomerRepliedTo, { nullable: true, description: "What the log says." }) event: CustomerRepliedTo | null;
}

/** The note. */
@ObjectType({ description: "The note." })
export class AddInternalNotePayload extends WordPayload {
  @Field(() => InternalNote, { nullable: true, description: "The note." }) note: InternalNote | null;
  @Field(() => InternalNoteAdded, { nullable: true, description: "What the log says." }) event: InternalNoteAdded | null;
}

/** The message, and the case it may have reopened. */
@ObjectType({ description: "The message, and the case it may have reopened." })
export class RecordCustomerMessagePayload extends WordPayload {
  @Field(() => CustomerMessage, { nullable: true, description: "The message." }) customerMessage: CustomerMessage | null;
  @Field(() => CustomerMessageRecorded, { nullable: true, description: "What the log says." }) event: CustomerMessageRecorded | null;
}

/** The case with the attempt. */
@ObjectType({ description: "The case with the attempt." })
export class RecordResolutionAttemptPayload extends WordPayload {
  @Field(() => ResolutionAttempted, { nullable: true, description: "What the log says." }) event: ResolutionAttempted | null;
}

/** The confirmed case. */
@ObjectType({ description: "The confirmed case." })
export class ConfirmResolutionPayload extends WordPayload {
  @Field(() => ResolutionConfirmed, { nullable: true, description: "What the log says." }) event: ResolutionConfirmed | null;
}

/** The rated case. */
@ObjectType({ description: "The rated case." })
export class RecordSatisfactionPayload extends WordPayload {
  @Field(() => SatisfactionRecorded, { nullable: true, description: "What the log says." }) event: SatisfactionRecorded | null;
}

/** The case with its mood. */
@ObjectType({ description: "The case with its mood." })
export class SetCustomerMoodPayload extends WordPayload {
  @Field(() => CustomerMoodSet, { nullable: true, description: "What the log says." }) event: CustomerMoodSet | null;
}
