import { Field, ObjectType } from "type-graphql";
import { UserError } from "../../graphql/user-error.type";
import { ApiKey, ServiceAccount } from "./service-account.type";
import { ServiceAccountChanged } from "./service-account-event.type";

/** What every change of an integration answers. */
@ObjectType()
abstract class ServicePayload {
  @Field(() => ServiceAccountChanged, { nullable: true, description: "What the log says." }) event: ServiceAccountChanged | null;
  @Field(() => [UserError], { description: "Why not; empty where it was accepted." }) userErrors: UserError[];
}

/** The new integration. */
@ObjectType({ description: "The new service account." })
export class CreateServiceAccountPayload extends ServicePayload {
  @Field(() => ServiceAccount, { nullable: true, description: "The service account; null where it was refused." })
  serviceAccount: ServiceAccount | null;
}

/** The key with its secret. */
@ObjectType({
  description: "The key with its secret, shown this once: a replay with the same idempotency key answers the key without the secret.",
})
export class IssueApiKeyPayload extends ServicePayload {
  @Field(() => ApiKey, { nullable: true, description: "The key; null where it was refused." }) apiKey: ApiKey | null;
  @Field(() => String, { nullable: true, description: "What to send as the bearer token. Nobody can show it again." })
  secret: string | null;
}

/** The revoked key. */
@ObjectType({ description: "The revoked key." })
export class RevokeApiKeyPayload extends ServicePayload {
  @Field(() => ApiKey, { nullable: true, description: "The key as it is now; null where it was refused." }) apiKey: ApiKey | null;
}

/** The switched integration. */
@ObjectType({ description: "The switched service account." })
export class SwitchServiceAccountPayload extends ServicePayload {
  @Field(() => ServiceAccount, { nullable: true, description: "The service account as it is now; null where it was refused." })
  serviceAccount: ServiceAccount | null;
}
