import { Field, Int, ObjectType } from "type-graphql";
import type { AccountId, ContactId } from "../../domain/ids";
import { Node } from "../../graphql/node.type";
import { GraphQLEmail, GraphQLLine } from "../../graphql/scalars";

/** Someone at the customer. */
@ObjectType({ implements: Node, description: "Someone at the customer." })
export class Contact extends Node {
  override id: ContactId;
  @Field(() => Int, { description: "Optimistic lock: give it back as `expectedRevision`." }) revision: number;
  @Field(() => GraphQLLine, { description: "Their name." }) name: string;
  @Field(() => GraphQLEmail, { nullable: true, description: "Their address, where it is known." }) email: string | null;
  accountId: AccountId | null;
}
