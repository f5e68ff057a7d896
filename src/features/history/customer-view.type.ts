import { Field, Int, ObjectType } from "type-graphql";
import type { CaseStatus } from "../../domain/case-facts";
import { GraphQLInstant, GraphQLLine } from "../../graphql/scalars";
import { CaseStatuses } from "../cases/case-codes.type";

/** What a portal may show a customer. */
@ObjectType({ description: "What a portal may show a customer, and nothing else." })
export class CustomerView {
  @Field(() => Int, { description: "The case's number." }) number: number;
  @Field(() => CaseStatuses, { description: "Where it stands." }) status: CaseStatus;
  @Field(() => GraphQLLine, { description: "The first name of who is accountable." }) ownerDisplayName: string;
  @Field(() => GraphQLInstant, { nullable: true, description: "By when they hear from us again; null where nothing is promised." })
  nextUpdateDue: string | null;
}
