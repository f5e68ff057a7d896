import { Field, ID, InputType, Int } from "type-graphql";
import type { Scope } from "../../domain/permissions";
import { GraphQLCode, GraphQLInstant, GraphQLLine } from "../../graphql/scalars";
import { Scopes } from "./service-account.type";

/** A new integration. */
@InputType({ description: "A new integration." })
export class CreateServiceAccountInput {
  @Field(() => GraphQLLine, { description: "Its name; one service account per name." }) name: string;
  @Field(() => [Scopes], { description: "What it may do; at least one thing." }) scopes: Scope[];
  @Field(() => GraphQLCode, { nullable: true, description: "The same key and input again answer the same." }) idempotencyKey?:
    | string
    | null;
}

/** A new key with its end. */
@InputType({ description: "A new key with its end." })
export class IssueApiKeyInput {
  @Field(() => ID, { description: "Whose." }) serviceAccountId: string;
  @Field(() => GraphQLInstant, { description: "When it stops by itself; a year ahead at most." }) expiresAt: Date;
  @Field(() => GraphQLCode, { nullable: true, description: "The same key and input again answer the same, without the secret." })
  idempotencyKey?: string | null;
}

/** A key that must stop working now. */
@InputType({ description: "A key that must stop working now; its sockets close." })
export class RevokeApiKeyInput {
  @Field(() => ID, { description: "Which." }) apiKeyId: string;
  @Field(() => GraphQLCode, { nullable: true, description: "The same key and input again answer the same." }) idempotencyKey?:
    | string
    | null;
}

/** An integration to switch off, or on again. */
@InputType({ description: "An integration to switch off, or on again; off, its sockets close and none of its keys is accepted." })
export class SwitchServiceAccountInput {
  @Field(() => ID, { description: "Which." }) serviceAccountId: string;
  @Field({ description: "Whether its keys are accepted from now on." }) on: boolean;
  @Field(() => Int, { nullable: true, description: "The revision you read: refused if it changed since." }) expectedRevision?:
    | number
    | null;
  @Field(() => GraphQLCode, { nullable: true, description: "The same key and input again answer the same." }) idempotencyKey?:
    | string
    | null;
}
