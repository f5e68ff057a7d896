import { Field, ID, InputType, Int } from "type-graphql";
import type { ShiftEndRule } from "../../domain/absence";
import type { OwnershipModel } from "../../domain/case-facts";
import { GraphQLCode, GraphQLLine } from "../../graphql/scalars";
import { OwnershipModels, ShiftEndRules } from "./team.type";

/** A new team. */
@InputType({ description: "A new team." })
export class CreateTeamInput {
  @Field(() => GraphQLLine, { description: "Its name; one team per name." }) name: string;
  @Field(() => ID, { description: "Who owns what nobody has taken yet: someone active in a role that owns." }) queueStewardId: string;
  @Field(() => [ID], { description: "Who leads it; each in the role TEAM_LEAD." }) leadIds: string[];
  @Field(() => [ID], { description: "Who works in it." }) memberIds: string[];
  @Field(() => OwnershipModels, { description: "How its cases find their owner where no rule says otherwise." })
  defaultModel: OwnershipModel;
  @Field(() => ID, { nullable: true, description: "The working hours of its members who have none of their own." }) calendarId?:
    | string
    | null;
  @Field(() => ShiftEndRules, {
    nullable: true,
    description: "What becomes of an urgent open case when its owner's shift ends; left out: WAIT.",
  })
  atShiftEnd?: ShiftEndRule | null;
  @Field(() => GraphQLCode, { nullable: true, description: "The same key and input again answer the same." }) idempotencyKey?:
    | string
    | null;
}

/** What changes about a team. */
@InputType({ description: "What changes about a team; a field left out, or null, stays." })
export class UpdateTeamInput {
  @Field(() => ID, { description: "Which." }) teamId: string;
  @Field(() => Int, { description: "The revision you read." }) expectedRevision: number;
  @Field(() => GraphQLLine, { nullable: true, description: "Its name; one team per name." }) name?: string | null;
  @Field(() => ID, { nullable: true, description: "Who owns what nobody has taken yet, from now on." }) queueStewardId?: string | null;
  @Field(() => [ID], { nullable: true, description: "All who lead it then." }) leadIds?: string[] | null;
  @Field(() => [ID], { nullable: true, description: "All who work in it then." }) memberIds?: string[] | null;
  @Field(() => OwnershipModels, { nullable: true, description: "How its cases find their owner where no rule says otherwise." })
  defaultModel?: OwnershipModel | null;
  @Field(() => ID, { nullable: true, description: "The working hours of its members who have none of their own." }) calendarId?:
    | string
    | null;
  @Field(() => ShiftEndRules, { nullable: true, description: "What becomes of an urgent open case when its owner's shift ends." })
  atShiftEnd?: ShiftEndRule | null;
  @Field(() => GraphQLCode, { nullable: true, description: "The same key and input again answer the same." }) idempotencyKey?:
    | string
    | null;
}
