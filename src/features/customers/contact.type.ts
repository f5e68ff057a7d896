import { Field, Int, ObjectType } from "type-graphql";
import type { AccountId, ContactId } from "../../domain/ids";
import { Node } from "../../graphql/node.type";
import { GraphQLEmail, GraphQLInstant, GraphQLLine, GraphQLText } from "../../graphql/scalars";

/** Someone at the customer. */
@ObjectType({ implements: Node, description: "Someone at the customer; blank once erased." })
export class Contact extends Node {
  override id: ContactId;
  @Field(() => Int, { description: "Optimistic lock: give it back as `expectedRevision`." }) revision: number;
  @Field(() => GraphQLLine, { nullable: true, description: "Their name; null once erased." }) name: string | null;
  @Field(() => GraphQLEmail, { nullable: true, description: "Their address, where it is known." }) email: string | null;
  @Field(() => GraphQLInstant, {
    nullable: true,
    description: "When every text about them was blanked, the newest time; null: it was not.",
  })
  erasedAt: string | null;
  @Field(() => GraphQLText, {
    nullable: true,
    description: "On what ground, the newest time; null where they were not erased, and for everybody but an admin.",
  })
  erasedBecause: string | null;
  accountId: AccountId | null;
}
