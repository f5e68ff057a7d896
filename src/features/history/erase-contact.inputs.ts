import { Field, ID, InputType, Int } from "type-graphql";
import { GraphQLCode, GraphQLText } from "../../graphql/scalars";

/** Who must be forgotten, and on what ground. */
@InputType({ description: "Who must be forgotten, and on what ground." })
export class EraseContactInput {
  @Field(() => ID, { description: "Whom." }) contactId: string;
  @Field(() => Int, { description: "The revision you read." }) expectedRevision: number;
  @Field(() => GraphQLText, { description: "On what ground, without naming them: this is kept." }) reason: string;
  @Field(() => GraphQLCode, { nullable: true, description: "The same key and input again answer the same." }) idempotencyKey?:
    | string
    | null;
}
