import { Field, Int, ObjectType } from "type-graphql";
import { ACCOUNT_TIERS, type AccountTier } from "../../domain/case-facts";
import type { AccountId, PersonId } from "../../domain/ids";
import { describeEnum } from "../../graphql/describe-enum";
import { Node } from "../../graphql/node.type";
import { GraphQLDay, GraphQLLine } from "../../graphql/scalars";

/** What the customer bought. */
export const AccountTiers = describeEnum("AccountTier", "What the customer bought; the SLA tier defaults from it.", ACCOUNT_TIERS, {
  STANDARD: "The usual: its cases find their owner by category and team, and begin in SLA tier STANDARD.",
  BUSINESS: "More than the usual, told apart in lists and filters; its cases are opened as those of STANDARD are.",
  ENTERPRISE: "Its cases get a person of their own at once (INDIVIDUAL) and begin in SLA tier PREMIER.",
  VIP: "As ENTERPRISE, for whom most is at stake; told apart in lists and filters.",
});

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
