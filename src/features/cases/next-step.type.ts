import { createUnionType, Field, ID, InputType, ObjectType } from "type-graphql";
import { GraphQLInstant, GraphQLText } from "../../graphql/scalars";
import { Contact } from "../customers/contact.type";
import { Person } from "../people/person.type";

/** Whose move it is. */
export const NextStepActor = createUnionType({
  name: "NextStepActor",
  description:
    "Whose move it is: ours or the customer's. `name` and `email` are never null on one and may be on the other: select both only under aliases.",
  types: () => [Person, Contact] as const,
  resolveType: (value: { id: string }) => (value.id.startsWith("con_") ? "Contact" : "Person"),
});

/** Who must do what by when. */
@ObjectType({ description: "Who must do what by when." })
export class NextStep {
  @Field(() => NextStepActor, { description: "Whose move it is." }) actor: object;
  @Field(() => GraphQLText, { description: "What is to be done." }) what: string;
  @Field(() => GraphQLInstant, { description: "By when." }) dueAt: string;
}

/** Whose move it is next. */
@InputType({ description: "Who must do what by when; exactly one of the two actors." })
export class NextStepInput {
  @Field(() => ID, { nullable: true, description: "One of us." }) personId?: string;
  @Field(() => ID, { nullable: true, description: "The case's contact." }) contactId?: string;
  @Field(() => GraphQLText, { description: "What is to be done." }) what: string;
  @Field(() => GraphQLInstant, { description: "By when." }) dueAt: Date;
}
