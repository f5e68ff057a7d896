import { Field, Int, ObjectType } from "type-graphql";
import type { ApiKeyId, ServiceAccountId } from "../../domain/ids";
import { SCOPES, type Scope } from "../../domain/permissions";
import { describeEnum } from "../../graphql/describe-enum";
import { Node } from "../../graphql/node.type";
import { GraphQLInstant, GraphQLLine } from "../../graphql/scalars";

/** What an integration may do. */
export const Scopes = describeEnum(
  "Scope",
  "What an integration may do. What it writes with CASES_WRITE alone is told to it by ids, in the event.",
  SCOPES,
  {
    CASES_READ: "What an internal agent reads: cases, directory and customers; no notes.",
    CASES_WRITE: "Open a case; record a customer's message, satisfaction and confirmation.",
    EVENTS_READ:
      "The log and its subscriptions: ids, codes, numbers, and of staff, teams, calendars and integrations the name; alone no case, customer, text or other field of theirs.",
    NOTES_READ: "The notes in what another scope shows.",
    PORTAL_READ: "What a customer may see of a case, and nothing else.",
  },
);

/** One key of an integration. */
@ObjectType({ implements: Node, description: "One key of a service account; the secret was shown once and is stored hashed." })
export class ApiKey extends Node {
  override id: ApiKeyId;
  @Field({ description: "How the key begins, to recognise it by; no secret." }) prefix: string;
  @Field(() => GraphQLInstant, { description: "When it was issued." }) createdAt: string;
  @Field(() => GraphQLInstant, { description: "When it stops by itself." }) expiresAt: string;
  @Field(() => GraphQLInstant, { nullable: true, description: "When it was used last, to the minute; null: never." })
  lastUsedAt: string | null;
  @Field(() => GraphQLInstant, { nullable: true, description: "When it was revoked; null: it was not." }) revokedAt: string | null;
}

/** An integration's identity. */
@ObjectType({ implements: Node, description: "An integration's identity: it never owns a case and never answers a customer." })
export class ServiceAccount extends Node {
  override id: ServiceAccountId;
  @Field(() => Int, { description: "Rises with every change of it or of its keys." }) revision: number;
  @Field(() => GraphQLLine, { description: "Its name." }) name: string;
  @Field(() => [Scopes], { description: "What it may do." }) scopes: Scope[];
  @Field({ description: "Whether its keys are accepted." }) active: boolean;
}
