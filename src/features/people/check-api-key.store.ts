import type { Database } from "../../db/database";
import type { ApiKeyId, ServiceAccountId } from "../../domain/ids";

/** A key as a sign-in reads it. */
export interface CheckedKey {
  serviceAccountId: ServiceAccountId;
  secretHash: string;
  createdAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
  active: boolean;
  /** Whether the last use written down is over a minute ago. */
  usedLongAgo: boolean;
}

/** A key by the name that a token gives; `null` where there is none. */
export async function findCheckedKey(database: Database, id: ApiKeyId): Promise<CheckedKey | null> {
  const rows: CheckedKey[] = await database.query(
    `select k.service_account_id as "serviceAccountId", k.secret_hash as "secretHash", k.created_at as "createdAt", k.expires_at as "expiresAt",
        k.revoked_at as "revokedAt", s.active, ${USED_LONG_AGO} as "usedLongAgo"
      from api_keys k join service_accounts s on s.id = k.service_account_id where k.id = $1`,
    [id],
  );
  return rows[0] ?? null;
}

/** Writes down that a key is in use, at most once a minute however many use it at once. */
export async function noteKeyUse(database: Database, id: ApiKeyId): Promise<void> {
  await database.query(`update api_keys k set last_used_at = steward_now() where k.id = $1 and ${USED_LONG_AGO}`, [id]);
}

const USED_LONG_AGO = "(k.last_used_at is null or k.last_used_at <= steward_now() - interval '1 minute')";
