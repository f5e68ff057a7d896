import { Field, InputType, ObjectType } from "type-graphql";
import type { Visibility } from "../../domain/visibility";
import { GraphQLCode, GraphQLText } from "../../graphql/scalars";
import { Visibilities } from "../people/visibility.type";

/** One more fact about a customer. */
@ObjectType({ description: "One more fact about a customer." })
export class CustomerField {
  @Field(() => GraphQLCode, { description: "What it is about." }) key: string;
  @Field(() => GraphQLText, { description: "What is known." }) value: string;
  @Field(() => Visibilities, { description: "Who among the staff may read it." }) visibility: Visibility;
}

/** One more fact about a customer, going in. */
@InputType({ description: "One more fact about a customer, going in." })
export class CustomerFieldInput {
  @Field(() => GraphQLCode, { description: "What it is about; no other field of this customer has the same key." }) key: string;
  @Field(() => GraphQLText, { description: "What is known." }) value: string;
  @Field(() => Visibilities, { description: "Who among the staff may read it." }) visibility: Visibility;
}
