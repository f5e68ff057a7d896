import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import { isRefusal } from "../../domain/refusal";
import type { Context } from "../../graphql/context";
import { eventLoader } from "../../graphql/events/event.loader";
import { executeCommand } from "../../graphql/execute-command";
import { hashOfSecret, newSecret, tokenOf } from "./api-key-secret";
import { createServiceAccount, type ServiceRefs } from "./create-service-account.command";
import { type IssuedRefs, issueApiKey } from "./issue-api-key.command";
import { listServiceAccounts } from "./read-service-accounts.store";
import { revokeApiKey } from "./revoke-api-key.command";
import { CreateServiceAccountInput, IssueApiKeyInput, RevokeApiKeyInput, SwitchServiceAccountInput } from "./service-account.inputs";
import { apiKeyLoader, keysOfAccountLoader, mayAdministerServices, serviceAccountLoader } from "./service-account.loader";
import { ApiKey, ServiceAccount } from "./service-account.type";
import {
  CreateServiceAccountPayload,
  IssueApiKeyPayload,
  RevokeApiKeyPayload,
  SwitchServiceAccountPayload,
} from "./service-account-payloads.type";
import type { ApiKeyRow, ServiceAccountRow } from "./service-account-row.type";
import { switchServiceAccount } from "./switch-service-account.command";

/** Integrations, their keys and their changes. */
@Resolver(() => ServiceAccount)
export class ServiceAccountResolver {
  @Query(() => [ServiceAccount], { description: "Every service account, by name." })
  serviceAccounts(@Ctx() context: Context): Promise<ServiceAccountRow[]> {
    return listServiceAccounts(context.services.dataSource);
  }

  @FieldResolver(() => [ApiKey], { description: "Its keys, the oldest first; none for who does not administer them." })
  keys(@Root() row: ServiceAccountRow, @Ctx() context: Context): Promise<ApiKeyRow[]> {
    return mayAdministerServices(context) ? keysOfAccountLoader(context).load(row.id) : Promise.resolve([]);
  }

  @Mutation(() => CreateServiceAccountPayload, { description: "Add an integration; it can do nothing before it has a key." })
  createServiceAccount(@Arg("input") input: CreateServiceAccountInput, @Ctx() context: Context): Promise<object> {
    return executeCommand(
      context,
      "createServiceAccount",
      input,
      (work) => createServiceAccount(work, input),
      (refs) => ({ ...told(context, refs), serviceAccount: () => serviceAccountLoader(context).load(refs.serviceAccountId) }),
    );
  }

  @Mutation(() => SwitchServiceAccountPayload, { description: "Switch an integration off at once, or on again; its keys stay." })
  switchServiceAccount(@Arg("input") input: SwitchServiceAccountInput, @Ctx() context: Context): Promise<object> {
    return executeCommand(
      context,
      "switchServiceAccount",
      input,
      (work) => switchServiceAccount(work, input),
      (refs) => ({ ...told(context, refs), serviceAccount: () => serviceAccountLoader(context).load(refs.serviceAccountId) }),
    );
  }

  @Mutation(() => IssueApiKeyPayload, { description: "Issue a key; its secret is shown this once." })
  issueApiKey(@Arg("input") input: IssueApiKeyInput, @Ctx() context: Context): Promise<object> {
    const secret = newSecret();
    let made: IssuedRefs["apiKeyId"] | null = null;
    return executeCommand(
      context,
      "issueApiKey",
      input,
      async (work) => {
        const issued = await issueApiKey(work, { ...input, secretHash: hashOfSecret(secret) });
        made = isRefusal(issued) ? null : issued.apiKeyId;
        return issued;
      },
      // A replay answers the key of the first run, whose secret is another one and known to nobody here.
      (refs) => ({ ...withKey(context, refs), secret: refs.apiKeyId === made ? tokenOf(refs.apiKeyId, secret) : null }),
    );
  }

  @Mutation(() => RevokeApiKeyPayload, { description: "End a key now; its sockets close." })
  revokeApiKey(@Arg("input") input: RevokeApiKeyInput, @Ctx() context: Context): Promise<object> {
    return executeCommand(
      context,
      "revokeApiKey",
      input,
      (work) => revokeApiKey(work, input),
      (refs) => withKey(context, refs),
    );
  }
}

function told(context: Context, { eventId }: ServiceRefs) {
  return { event: () => eventLoader(context).load(eventId) };
}

function withKey(context: Context, refs: IssuedRefs) {
  return { ...told(context, refs), apiKey: () => apiKeyLoader(context).load(refs.apiKeyId) };
}
