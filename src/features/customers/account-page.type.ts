import { Field, Int, ObjectType } from "type-graphql";
import { PageInfo } from "../../graphql/page.type";
import { Account } from "./account.type";

/** A page entry of accounts. */
@ObjectType({ description: "A page entry of accounts." })
export class AccountEdge {
  @Field({ description: "Its place, for `after` and `before`." }) cursor: string;
  @Field(() => Account, { description: "The account." }) node: Account;
}

/** A page of accounts. */
@ObjectType({ description: "A page of accounts, by name." })
export class AccountConnection {
  @Field(() => [AccountEdge], { description: "The entries with their places." }) edges: AccountEdge[];
  @Field(() => [Account], { description: "The entries." }) nodes: Account[];
  @Field(() => PageInfo, { description: "Where the page lies." }) pageInfo: PageInfo;
  @Field(() => Int, { description: "How many there are in all; counted only when asked." }) totalCount: number;
}
