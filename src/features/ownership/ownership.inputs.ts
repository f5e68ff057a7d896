import { Field, ID, InputType, Int } from "type-graphql";
import type { OwnershipReasonCode } from "../../domain/event";
import { GraphQLCode, GraphQLInstant, GraphQLLine, GraphQLSpan, GraphQLSupportTier, GraphQLTag, GraphQLText } from "../../graphql/scalars";
import { Channels, Impacts, Priorities, Urgencies, Workarounds } from "../cases/case-codes.type";
import { HandoffBriefInput } from "./handoff-brief-input.type";
import { OwnershipReasonCodes } from "./ownership-codes.type";

/** Why an owner is moved. */
@InputType({ description: "Why, as a code; `text` is needed for OTHER, the right place for MISROUTED." })
export class OwnershipReasonInput {
  @Field(() => OwnershipReasonCodes, { description: "The code." }) code: OwnershipReasonCode;
  @Field(() => GraphQLText, { nullable: true, description: "The same in words." }) text?: string;
  @Field(() => GraphQLCode, { nullable: true, description: "The category it should have had." }) rightCategoryKey?: string;
  @Field(() => ID, { nullable: true, description: "The team it should have gone to." }) rightTeamId?: string;
}

/** What every mutation may carry: a key for telling a repetition, and whether only to say what would happen. */
@InputType()
abstract class OwnershipInput {
  @Field(() => GraphQLCode, { nullable: true, description: "The same key and input answer the same again." }) idempotencyKey?: string;
  @Field({ defaultValue: false, description: "Only say what would happen." }) dryRun: boolean;
}

/** What every move of a case's owner carries beside its own question. */
@InputType()
export abstract class CaseMoveInput extends OwnershipInput {
  @Field(() => ID, { description: "The case." }) caseId: string;
  @Field(() => Int, { nullable: true, description: "The revision you read: refused if the case changed since." }) expectedRevision?: number;
}

/** What the owner of a new case must do first. */
@InputType({ description: "What the owner of a new case must do first, and by when." })
export class FirstStepInput {
  @Field(() => GraphQLText, { description: "What is to be done." }) what: string;
  @Field(() => GraphQLInstant, { description: "By when." }) dueAt: Date;
}

/** A case to open. */
@InputType({ description: "A case to open; the owner is chosen by the ownership model, never by the caller." })
export class OpenCaseInput extends OwnershipInput {
  @Field(() => GraphQLLine, { description: "What it is about, in the customer's words." }) subject: string;
  @Field(() => Channels, { description: "How it arrived." }) channel: keyof typeof Channels;
  @Field(() => GraphQLCode, { description: "What it is about, by the category's key." }) categoryKey: string;
  @Field(() => ID, { nullable: true, description: "Left out: your only team, else the first team of the category's owner." })
  teamId?: string;
  @Field(() => ID, { nullable: true, description: "The customer; left out: the contact's account." }) accountId?: string;
  @Field(() => ID, { nullable: true, description: "Who asks." }) contactId?: string;
  @Field(() => Urgencies, { description: "Whether harm grows while we wait." }) urgency: keyof typeof Urgencies;
  @Field(() => Impacts, { description: "How many, or how much, is harmed." }) impact: keyof typeof Impacts;
  @Field(() => Workarounds, { defaultValue: "NONE", description: "Whether the main task is possible meanwhile." })
  workaround: keyof typeof Workarounds;
  @Field(() => Priorities, { nullable: true, description: "Left out: follows the severity." }) priority?: keyof typeof Priorities;
  @Field(() => GraphQLCode, { nullable: true, description: "The product line, by its code." }) productLine?: string;
  @Field(() => GraphQLSupportTier, { nullable: true, description: "Left out: 1 for frontline categories, else 2." }) supportTier?: number;
  @Field(() => [GraphQLTag], { nullable: true, description: "Codes to find it by, never a name: the log keeps them for ever." })
  tags?: string[];
  @Field(() => FirstStepInput, { nullable: true, description: "What the owner must do first; left out: read it and answer." })
  nextStep?: FirstStepInput;
}

/** A case to take. */
@InputType({ description: "A case to take from a queue's steward." })
export class TakeCaseInput extends CaseMoveInput {}

/** Who should own it. */
@InputType({ description: "Who should own it, why, and the brief." })
export class OfferTransferInput extends CaseMoveInput {
  @Field(() => ID, { description: "Whom it is offered to." }) toPersonId: string;
  @Field(() => OwnershipReasonInput, { description: "Why." }) reason: OwnershipReasonInput;
  @Field(() => HandoffBriefInput, { description: "What they must know, in your words." }) brief: HandoffBriefInput;
  @Field(() => GraphQLSpan, {
    nullable: true,
    description: "After which it ends by itself; four hours when left out, fourteen days at most.",
  })
  expiresIn?: number;
}

/** Who gets it without being asked. */
@InputType({ description: "A case to give to someone without asking, and why." })
export class ForceAssignInput extends CaseMoveInput {
  @Field(() => ID, { description: "Who owns it from then on." }) toPersonId: string;
  @Field(() => OwnershipReasonInput, { description: "Why." }) reason: OwnershipReasonInput;
}

/** An offer to answer. */
@InputType()
abstract class OfferInput extends OwnershipInput {
  @Field(() => ID, { description: "The offer." }) offerId: string;
  @Field(() => Int, { nullable: true, description: "The revision you read: refused if the offer changed since." })
  expectedRevision?: number;
}

/** The offer to accept. */
@InputType({ description: "The offer to accept." })
export class AcceptTransferInput extends OfferInput {}

/** The offer to decline. */
@InputType({ description: "The offer to decline, and why." })
export class DeclineTransferInput extends OfferInput {
  @Field(() => GraphQLText, { description: "Why, for the sender." }) reason: string;
}

/** The offer to call back. */
@InputType({ description: "The offer to call back." })
export class WithdrawTransferInput extends OfferInput {}
