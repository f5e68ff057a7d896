import { Field, Int, ObjectType } from "type-graphql";
import { PageInfo } from "../../graphql/page.type";
import { Person } from "./person.type";

/** A page entry of people. */
@ObjectType({ description: "A page entry of people." })
export class PersonEdge {
  @Field({ description: "Its place, for `after` and `before`." }) cursor: string;
  @Field(() => Person, { description: "The person." }) node: Person;
}

/** A page of people. */
@ObjectType({ description: "A page of people, by name." })
export class PersonConnection {
  @Field(() => [PersonEdge], { description: "The entries with their places." }) edges: PersonEdge[];
  @Field(() => [Person], { description: "The entries." }) nodes: Person[];
  @Field(() => PageInfo, { description: "Where the page lies." }) pageInfo: PageInfo;
  @Field(() => Int, { description: "How many there are in all; counted only when asked." }) totalCount: number;
}
