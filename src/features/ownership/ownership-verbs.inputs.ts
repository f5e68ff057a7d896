import { Field, ID, InputType } from "type-graphql";
import type { OwnershipFacet } from "../../domain/ownership";
import { GraphQLInstant, GraphQLText } from "../../graphql/scalars";
import { NextStepInput } from "../cases/next-step.type";
import { HandoffBriefInput } from "./handoff-brief-input.type";
import { CaseMoveInput, OwnershipReasonInput } from "./ownership.inputs";
import { OwnershipFacets } from "./ownership-codes.type";

/** A case to take over. */
@InputType({ description: "A case to take over from its owner, and why." })
export class StealCaseInput extends CaseMoveInput {
  @Field(() => OwnershipReasonInput, { description: "Why." }) reason: OwnershipReasonInput;
}

/** A case to give back. */
@InputType({ description: "A case to give back to its previous owner, or the steward where they are not available." })
export class ReturnCaseInput extends CaseMoveInput {
  @Field(() => OwnershipReasonInput, { description: "Why." }) reason: OwnershipReasonInput;
  @Field(() => HandoffBriefInput, { description: "What they must know, in your words." }) brief: HandoffBriefInput;
}

/** Who stands in. */
@InputType({ description: "Who stands in, and until when." })
export class AssignActingOwnerInput extends CaseMoveInput {
  @Field(() => ID, { description: "Who holds the owner's powers until then." }) personId: string;
  @Field(() => GraphQLInstant, { description: "When the powers go back by themselves; within a year." }) until: Date;
  @Field(() => OwnershipReasonInput, { description: "Why." }) reason: OwnershipReasonInput;
}

/** The stand-in to end. */
@InputType({ description: "The stand-in to end early." })
export class EndActingOwnerInput extends CaseMoveInput {}

/** Who takes which half. */
@InputType({ description: "Who takes which facet; the owner keeps the other one, and the accountability." })
export class SplitOwnershipInput extends CaseMoveInput {
  @Field(() => OwnershipFacets, { description: "Which half." }) facet: OwnershipFacet;
  @Field(() => ID, { description: "Who takes it." }) toPersonId: string;
  @Field(() => HandoffBriefInput, { description: "What they must know, in your words." }) brief: HandoffBriefInput;
}

/** The split to end. */
@InputType({ description: "The split to end." })
export class RejoinOwnershipInput extends CaseMoveInput {
  @Field(() => HandoffBriefInput, { nullable: true, description: "What the owner must know of the other half." })
  brief?: HandoffBriefInput | null;
}

/** A case to reopen. */
@InputType({ description: "Why it is open again." })
export class ReopenCaseInput extends CaseMoveInput {
  @Field(() => GraphQLText, { description: "Why, in words; the brief keeps them." }) reason: string;
  @Field(() => NextStepInput, { nullable: true, description: "Left out: look again at what the customer says, due by priority." })
  nextStep?: NextStepInput | null;
}
