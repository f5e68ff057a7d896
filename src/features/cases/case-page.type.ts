import { Field, Int, ObjectType } from "type-graphql";
import { PageInfo } from "../../graphql/page.type";
import { Case } from "./case.type";

/** A page entry of cases. */
@ObjectType({ description: "A page entry of cases." })
export class CaseEdge {
  @Field({ description: "Its place, for `after` and `before`." }) cursor: string;
  @Field(() => Case, { description: "The case." }) node: Case;
}

/** A page of cases. */
@ObjectType({ description: "A page of cases." })
export class CaseConnection {
  @Field(() => [CaseEdge], { description: "The entries with their places." }) edges: CaseEdge[];
  @Field(() => [Case], { description: "The entries." }) nodes: Case[];
  @Field(() => PageInfo, { description: "Where the page lies." }) pageInfo: PageInfo;
  @Field(() => Int, { description: "How many there are in all; counted only when asked." }) totalCount: number;
}
