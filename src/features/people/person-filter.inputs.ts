import { Field, ID, InputType } from "type-graphql";
import type { PersonRole } from "../../domain/permissions";
import { GraphQLLine } from "../../graphql/scalars";
import type { PeopleCriteria } from "./list-people.store";
import { PersonRoles } from "./person.type";

/** Which people. */
@InputType({ description: "Which people: each field left out means all, fields combine with and." })
export class PersonFilter implements PeopleCriteria {
  @Field(() => [ID], { nullable: true, description: "Members of one of these teams." }) teamIds?: string[] | null;
  @Field(() => [PersonRoles], { nullable: true, description: "In one of these roles." }) roles?: PersonRole[] | null;
  @Field(() => Boolean, { nullable: true, description: "Whether they work here." }) active?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: "Whether they are active and not absent; night is not leave." }) available?:
    | boolean
    | null;
  @Field(() => Boolean, { nullable: true, description: "Whether they are outsourced." }) external?: boolean | null;
  @Field(() => GraphQLLine, { nullable: true, description: "Part of their name, in any case of letters." }) nameContains?: string | null;
}
