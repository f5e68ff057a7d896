import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { ACCOUNT_TIERS, type AccountTier } from "../../domain/case-facts";
import type { AccountId, PersonId } from "../../domain/ids";
import { enumOf } from "../../graphql/enum-of";
import { Node } from "../../graphql/node.type";
import { GraphQLDay, GraphQLLine } from "../../graphql/scalars";

/** What the customer bought. */
export const AccountTiers = enumOf(ACCOUNT_TIERS);
registerEnumType(AccountTiers, { name: "AccountTier", description: "What the customer bought; the SLA tier defaults from it." });

/** A customer organisation. */
@ObjectType({ implements: Node, description: "A customer organisation." })
export class Account extends Node {
  override id: AccountId;
  @Field(() => Int, { description: "Optimistic lock: give it back as `expectedRevision`." }) revision: number;
  @Field(() => GraphQLLine, { description: "Its name." }) name: string;
  @Field(() => AccountTiers, { description: "What it bought." }) accountTier: AccountTier;
  @Field(() => GraphQLDay, { nullable: true, description: "The day on which its contract renews." }) renewalOn: string | null;
  customerSuccessManagerId: PersonId | null;
  accountManagerId: PersonId | null;
  accountCoverIds: PersonId[];
}
