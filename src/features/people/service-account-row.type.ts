import type { ApiKeyId, ServiceAccountId } from "../../domain/ids";
import type { Scope } from "../../domain/permissions";

/** An integration as its row holds it. */
export interface ServiceAccountRow {
  __typename: "ServiceAccount";
  id: ServiceAccountId;
  revision: number;
  lastSequence: number;
  name: string;
  scopes: Scope[];
  active: boolean;
}

/** The columns of a service account under the names of the domain; `s` is the account. */
export const SERVICE_ACCOUNT_COLUMNS = `'ServiceAccount' as "__typename", s.id, s.revision, s.last_sequence as "lastSequence", s.name, s.scopes, s.active`;

/** A key as its row holds it, without the hash of its secret. */
export interface ApiKeyRow {
  __typename: "ApiKey";
  id: ApiKeyId;
  serviceAccountId: ServiceAccountId;
  prefix: string;
  createdAt: string;
  expiresAt: string;
  lastUsedAt: string | null;
  revokedAt: string | null;
}

/** The columns of a key under the names of the domain; `k` is the key. */
export const API_KEY_COLUMNS = `'ApiKey' as "__typename", k.id, k.service_account_id as "serviceAccountId", k.prefix, iso(k.created_at) as "createdAt",
  iso(k.expires_at) as "expiresAt", iso(k.last_used_at) as "lastUsedAt", iso(k.revoked_at) as "revokedAt"`;
