import { Field, Int, ObjectType } from "type-graphql";
import type { AttemptOutcome } from "../../domain/conversation";
import { GraphQLInstant, GraphQLText } from "../../graphql/scalars";
import { Actor } from "../people/actor.type";
import { AttemptOutcomes } from "./conversation-codes.type";

/** One attempt to resolve. */
@ObjectType({ description: "One attempt to resolve, and whether the customer confirmed it." })
export class ResolutionAttempt {
  @Field(() => GraphQLText, { nullable: true, description: "What was tried; null once erased." }) what: string | null;
  @Field(() => AttemptOutcomes, { description: "Whether it helped, as far as is known now." }) outcome: AttemptOutcome;
  @Field(() => Actor, { description: "Who recorded it." }) by: object;
  @Field(() => GraphQLInstant, { description: "When." }) at: string;
  @Field(() => GraphQLInstant, { nullable: true, description: "When the customer said that it is solved." }) confirmedAt: string | null;
}

/** What the customer thought. */
@ObjectType({ description: "What the customer thought." })
export class Satisfaction {
  @Field(() => Int, { description: "From 1, the worst, to 5." }) score: number;
  @Field(() => GraphQLText, { nullable: true, description: "What they said to it; null where nothing, or once erased." })
  comment: string | null;
  @Field(() => GraphQLInstant, { description: "When it was recorded." }) at: string;
}
