import { Field, ID, InputType, Int } from "type-graphql";
import type { CaseRecord } from "../../domain/case-facts";
import { GraphQLCode, GraphQLSupportTier, GraphQLTag, GraphQLText } from "../../graphql/scalars";
import { Impacts, Priorities, SlaTiers, Urgencies, Workarounds, WorkingStatuses } from "./case-codes.type";
import { NextStepInput } from "./next-step.type";

/** What every change of a case carries beside its own question. */
@InputType()
abstract class CaseChangeInput {
  @Field(() => ID, { description: "The case." }) caseId: string;
  @Field(() => Int, { nullable: true, description: "The revision you read: refused if the case changed since." }) expectedRevision?: number;
  @Field(() => GraphQLCode, { nullable: true, description: "The same key and input answer the same again." }) idempotencyKey?: string;
}

/** What changes about the classification. */
@InputType({ description: "What changes about the classification; a field left out stays." })
export class ClassifyCaseInput extends CaseChangeInput {
  @Field(() => Urgencies, { nullable: true, description: "Whether harm grows while we wait." }) urgency?: CaseRecord["urgency"];
  @Field(() => Impacts, { nullable: true, description: "How many, or how much, is harmed." }) impact?: CaseRecord["impact"];
  @Field(() => Workarounds, { nullable: true, description: "Whether the main task is possible meanwhile." })
  workaround?: CaseRecord["workaround"];
  @Field(() => Priorities, { nullable: true, description: "Set by hand; null lets it follow the severity again." })
  priority?: CaseRecord["priority"] | null;
  @Field(() => GraphQLCode, { nullable: true, description: "What it is about." }) categoryKey?: string;
  @Field(() => GraphQLSupportTier, { nullable: true, description: "Whose skill it needs." }) supportTier?: number;
  @Field(() => SlaTiers, { nullable: true, description: "The column of the SLA policy." }) slaTier?: CaseRecord["slaTier"];
  @Field(() => ID, { nullable: true, description: "The team whose case it is." }) teamId?: string;
  @Field(() => GraphQLCode, { nullable: true, description: "The product line, by its code; null clears it." }) productLine?: string | null;
}

/** A working status. */
@InputType({ description: "A working status, and who moves next." })
export class SetCaseStatusInput extends CaseChangeInput {
  @Field(() => WorkingStatuses, { description: "Where it goes." }) status: keyof typeof WorkingStatuses;
  @Field(() => NextStepInput, { nullable: true, description: "Left out: the next step stays." }) nextStep?: NextStepInput;
}

/** Tags to add and to remove. */
@InputType({ description: "Tags to add and to remove; a tag named on both sides is there afterwards." })
export class TagCaseInput extends CaseChangeInput {
  @Field(() => [GraphQLTag], { nullable: true, description: "To add: codes, never a name; the log keeps them for ever." }) add?: string[];
  @Field(() => [GraphQLTag], { nullable: true, description: "To remove." }) remove?: string[];
}

/** The next step. */
@InputType({ description: "The next step." })
export class SetNextStepInput extends CaseChangeInput {
  @Field(() => NextStepInput, { description: "Who must do what by when." }) nextStep: NextStepInput;
}

/** How it was resolved. */
@InputType({ description: "How it was resolved." })
export class ResolveCaseInput extends CaseChangeInput {
  @Field(() => GraphQLText, { description: "What solved it." }) resolution: string;
}

/** The case to close. */
@InputType({ description: "The case to close; it is resolved before." })
export class CloseCaseInput extends CaseChangeInput {}
