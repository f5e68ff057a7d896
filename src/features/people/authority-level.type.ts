import { Field, Int, ObjectType } from "type-graphql";
import { GraphQLCode, GraphQLLine } from "../../graphql/scalars";

/** A rung of the ladder of authority. */
@ObjectType({ description: "A rung of the ladder of authority, ordered by rank." })
export class AuthorityLevel {
  @Field(() => GraphQLCode, { description: "What machines call it." }) key: string;
  @Field(() => GraphQLLine, { description: "What people call it." }) name: string;
  @Field(() => Int, { description: "Higher may decide more." }) rank: number;
}
