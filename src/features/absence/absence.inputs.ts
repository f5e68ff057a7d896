import { Field, ID, InputType, Int } from "type-graphql";
import type { DutyKind, HandoverWay } from "../../domain/absence";
import { GraphQLCode, GraphQLInstant } from "../../graphql/scalars";
import { DutyKinds, HandoverWays } from "./duty.type";

@InputType()
abstract class KeyedInput {
  @Field(() => GraphQLCode, { nullable: true, description: "The same key and input again answer the same." }) idempotencyKey?:
    | string
    | null;
}

@InputType()
abstract class DryRunInput extends KeyedInput {
  @Field(() => Boolean, { defaultValue: false, description: "Only say what would happen." }) dryRun: boolean;
}

/** Who takes one duty when a leave begins. */
@InputType({ description: "Who takes one duty when a leave begins; the duty is named by its kind and subject." })
export class PlannedHandoverInput {
  @Field(() => DutyKinds, { description: "Of which kind." }) kind: DutyKind;
  @Field(() => ID, { description: "The case, or the team whose queue it is." }) subjectId: string;
  @Field(() => ID, { description: "Who takes it." }) toPersonId: string;
  @Field(() => HandoverWays, {
    defaultValue: "ACTING",
    description: "Whether they keep it; only a case can be acted for, a queue always passes on.",
  })
  way: HandoverWay;
}

/** Leave with dates. */
@InputType({ description: "Leave with dates, and who takes each duty when it begins." })
export class RecordLeaveInput extends DryRunInput {
  @Field(() => ID, { description: "Who is on leave." }) personId: string;
  @Field(() => GraphQLInstant, { description: "When it begins: now or later." }) from: Date;
  @Field(() => GraphQLInstant, { description: "When it ends by itself." }) until: Date;
  @Field(() => [PlannedHandoverInput], {
    defaultValue: [],
    description: "Who takes each duty; what is left out goes to the standing cover.",
  })
  plan: PlannedHandoverInput[];
  @Field(() => ID, {
    nullable: true,
    description: "Who acts for everything the plan leaves out, before the standing cover: what they come to hold until then, too.",
  })
  defaultToPersonId?: string | null;
}

/** Away from this instant. */
@InputType({ description: "Away from this instant; the standing cover takes over at once." })
export class SetAwayNowInput extends DryRunInput {
  @Field(() => ID, { description: "Who is away." }) personId: string;
  @Field(() => GraphQLInstant, { description: "When they are back." }) until: Date;
}

/** A leave to call off, or an absence to end early. */
@InputType({ description: "A leave to call off, or an absence to end early." })
export class EndAbsenceInput extends DryRunInput {
  @Field(() => ID, { description: "Which." }) absenceId: string;
  @Field(() => Int, { nullable: true, description: "The revision you read: refused if it changed since." }) expectedRevision?:
    | number
    | null;
}

/** One place in a standing cover, going in. */
@InputType({ description: "One place in a standing cover." })
export class CoverStepInput {
  @Field(() => ID, { description: "Who stands in." }) personId: string;
  @Field(() => Boolean, { defaultValue: false, description: "Whether whoever covers them comes next." }) thenTheirCover: boolean;
}

/** The standing cover of a person or a team. */
@InputType({ description: "The whole standing cover of one person or one team, in order; a loop is refused." })
export class SetCoverInput extends KeyedInput {
  @Field(() => ID, { nullable: true, description: "Of which person; or name a team." }) personId?: string | null;
  @Field(() => ID, { nullable: true, description: "Of which team; or name a person." }) teamId?: string | null;
  @Field(() => [CoverStepInput], { description: "Who stands in, in order; empty: nobody." }) chain: CoverStepInput[];
  @Field(() => Int, { nullable: true, description: "The revision of the person or team you read: refused if it changed since." })
  expectedRevision?: number | null;
}
