import { Field, ID, InputType, Int } from "type-graphql";
import type { AccountTier } from "../../domain/case-facts";
import { GraphQLCode, GraphQLDay, GraphQLEmail, GraphQLLine } from "../../graphql/scalars";
import { AccountTiers } from "./account.type";
import { CustomerFieldInput } from "./customer-field.type";

/** A new account. */
@InputType({ description: "A new account." })
export class CreateAccountInput {
  @Field(() => GraphQLLine, { description: "Its name." }) name: string;
  @Field(() => AccountTiers, { description: "What it bought." }) accountTier: AccountTier;
  @Field(() => GraphQLDay, { nullable: true, description: "The day on which its contract renews." }) renewalOn?: string | null;
  @Field(() => ID, { nullable: true, description: "Somebody active in the role CUSTOMER_SUCCESS_MANAGER." }) customerSuccessManagerId?:
    | string
    | null;
  @Field(() => ID, { nullable: true, description: "Who holds the contract." }) accountManagerId?: string | null;
  @Field(() => [ID], { nullable: true, description: "Who stands in for them, in order." }) accountCoverIds?: string[] | null;
  @Field(() => GraphQLCode, { nullable: true, description: "The same key and input again answer the same." }) idempotencyKey?:
    | string
    | null;
}

/** What changes about an account. */
@InputType({ description: "What changes about an account: a field left out stays; null clears it, or stays where it cannot be empty." })
export class UpdateAccountInput {
  @Field(() => ID, { description: "Which." }) accountId: string;
  @Field(() => Int, { description: "The revision you read." }) expectedRevision: number;
  @Field(() => GraphQLLine, { nullable: true, description: "Its name." }) name?: string | null;
  @Field(() => AccountTiers, { nullable: true, description: "What it bought." }) accountTier?: AccountTier | null;
  @Field(() => GraphQLDay, { nullable: true, description: "The day on which its contract renews; null clears it." }) renewalOn?:
    | string
    | null;
  @Field(() => ID, { nullable: true, description: "Somebody active in the role CUSTOMER_SUCCESS_MANAGER; null: nobody." })
  customerSuccessManagerId?: string | null;
  @Field(() => ID, { nullable: true, description: "Who holds the contract; null: nobody." }) accountManagerId?: string | null;
  @Field(() => [ID], { nullable: true, description: "All who stand in for them, in order; null: nobody." }) accountCoverIds?:
    | string[]
    | null;
  @Field(() => [CustomerFieldInput], { nullable: true, description: "All of its fields; null: none." }) fields?:
    | CustomerFieldInput[]
    | null;
  @Field(() => GraphQLCode, { nullable: true, description: "The same key and input again answer the same." }) idempotencyKey?:
    | string
    | null;
}

/** A new contact. */
@InputType({ description: "A new contact." })
export class CreateContactInput {
  @Field(() => GraphQLLine, { description: "Their name." }) name: string;
  @Field(() => GraphQLEmail, { nullable: true, description: "Their address." }) email?: string | null;
  @Field(() => ID, { nullable: true, description: "Where they work." }) accountId?: string | null;
  @Field(() => GraphQLCode, { nullable: true, description: "The same key and input again answer the same." }) idempotencyKey?:
    | string
    | null;
}

/** What changes about a contact. */
@InputType({ description: "What changes about a contact: a field left out stays; null clears it, or stays where it cannot be empty." })
export class UpdateContactInput {
  @Field(() => ID, { description: "Whom." }) contactId: string;
  @Field(() => Int, { description: "The revision you read." }) expectedRevision: number;
  @Field(() => GraphQLLine, { nullable: true, description: "Their name." }) name?: string | null;
  @Field(() => GraphQLEmail, { nullable: true, description: "Their address; null clears it." }) email?: string | null;
  @Field(() => ID, { nullable: true, description: "Where they work; null: nowhere we know." }) accountId?: string | null;
  @Field(() => [CustomerFieldInput], { nullable: true, description: "All of their fields; null: none." }) fields?:
    | CustomerFieldInput[]
    | null;
  @Field(() => GraphQLCode, { nullable: true, description: "The same key and input again answer the same." }) idempotencyKey?:
    | string
    | null;
}
