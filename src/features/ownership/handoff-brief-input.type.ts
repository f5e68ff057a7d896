import { Field, InputType } from "type-graphql";
import { GraphQLInstant, GraphQLText } from "../../graphql/scalars";

/** What the customer was told to expect, going in. */
@InputType({ description: "What the customer was told to expect, going in." })
export class CustomerPromiseInput {
  @Field(() => GraphQLText, { description: "What was promised." }) text: string;
  @Field(() => GraphQLInstant, { nullable: true, description: "By when, if a time was named." }) dueAt?: Date;
}

/** A brief in the giver's own words. */
@InputType({ description: "A brief in the giver's own words; `promise: null` says that nothing was promised." })
export class HandoffBriefInput {
  @Field(() => GraphQLText, { description: "How things stand." }) situation: string;
  @Field(() => [GraphQLText], { description: "What was tried; an empty list says nothing was." }) stepsTried: string[];
  @Field(() => GraphQLText, { description: "Why you hand it over." }) reason: string;
  @Field(() => GraphQLText, { description: "What comes next." }) nextStep: string;
  @Field(() => CustomerPromiseInput, { nullable: true, description: "What the customer was promised." })
  promise?: CustomerPromiseInput | null;
}
