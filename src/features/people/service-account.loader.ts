import type { ApiKeyId, ServiceAccountId } from "../../domain/ids";
import { roleMayEver } from "../../domain/permissions";
import type { Context } from "../../graphql/context";
import { defineLoader, grouped, inOrder } from "../../graphql/define-loader";
import { loadApiKeys, loadKeysOfAccounts, loadServiceAccounts } from "./read-service-accounts.store";
import type { ApiKeyRow, ServiceAccountRow } from "./service-account-row.type";

/** Integrations by id, whoever asks: who acted is named to everyone who may see the act. */
export const serviceAccountLoader = defineLoader<ServiceAccountId, ServiceAccountRow | null>(async ({ services }, ids) =>
  inOrder(ids, await loadServiceAccounts(services.dataSource, ids), (row) => row.id),
);

/** Keys by id, whoever asks; only for what has asked the permission already. */
export const apiKeyLoader = defineLoader<ApiKeyId, ApiKeyRow | null>(async ({ services }, ids) =>
  inOrder(ids, await loadApiKeys(services.dataSource, ids), (row) => row.id),
);

/** Every key of an integration, whoever asks, the oldest first. */
export const keysOfAccountLoader = defineLoader<ServiceAccountId, ApiKeyRow[]>(async ({ services }, ids) =>
  grouped(ids, await loadKeysOfAccounts(services.dataSource, ids), (row) => row.serviceAccountId),
);

/** Whether the viewer administers integrations; nobody else sees their keys. */
export function mayAdministerServices({ person }: Context): boolean {
  return person !== null && roleMayEver(person, "ADMINISTER_PEOPLE");
}

/** An integration as `node` answers it: to who administers them. */
export function findServiceAccountNode(context: Context, id: ServiceAccountId): Promise<object | null> {
  return mayAdministerServices(context) ? serviceAccountLoader(context).load(id) : Promise.resolve(null);
}

/** A key as `node` answers it: to who administers them. */
export function findApiKeyNode(context: Context, id: ApiKeyId): Promise<object | null> {
  return mayAdministerServices(context) ? apiKeyLoader(context).load(id) : Promise.resolve(null);
}
