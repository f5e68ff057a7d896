import type { Statement, UnitOfWork } from "../../db/unit-of-work";
import { type ApiKeyId, isId, type ServiceAccountId } from "../../domain/ids";
import { nameAsRead } from "../../domain/people/name-as-read";
import { API_KEY_COLUMNS, type ApiKeyRow, SERVICE_ACCOUNT_COLUMNS, type ServiceAccountRow } from "./service-account-row.type";

const LOCK: Statement = {
  name: "lock_service_account",
  text: `select ${SERVICE_ACCOUNT_COLUMNS} from service_accounts s where s.id = $1 for no key update of s`,
};

/** Locks a service account for a change, its keys with it; `null` where the id names none. */
export async function lockServiceAccount(work: UnitOfWork, id: string): Promise<ServiceAccountRow | null> {
  if (!isId("svc", id)) return null;
  const [row] = await work.query<ServiceAccountRow>(LOCK, [id]);
  return row ?? null;
}

const HOLD_NAMES: Statement = {
  name: "hold_service_names",
  text: "select pg_advisory_xact_lock(hashtextextended('service account names', 0))",
};

/**
 * Whether an integration has a name that reads like this one.
 *
 * Of two who want it at once, the second learns it here and not from a broken key.
 */
export async function isServiceNameTaken(work: UnitOfWork, name: string): Promise<boolean> {
  await work.query(HOLD_NAMES);
  const rows = await work.query<{ name: string }>({ name: "find_service_names", text: "select name from service_accounts" });
  return rows.some((row) => nameAsRead(row.name) === nameAsRead(name));
}

/** Keeps a new integration. */
export async function insertServiceAccount(work: UnitOfWork, row: ServiceAccountRow): Promise<void> {
  await work.query(
    { name: "insert_service_account", text: "insert into service_accounts (id, last_sequence, name, scopes) values ($1, $2, $3, $4)" },
    [row.id, row.lastSequence, row.name, row.scopes],
  );
}

/** Writes the number of a locked account's newest event, and raises its revision. */
export async function touchServiceAccount(work: UnitOfWork, { id, lastSequence }: ServiceAccountRow): Promise<void> {
  await work.query(
    { name: "touch_service_account", text: "update service_accounts set revision = revision + 1, last_sequence = $2 where id = $1" },
    [id, lastSequence],
  );
}

/** Writes whether a locked account's keys are accepted, and raises its revision. */
export async function switchServiceRow(work: UnitOfWork, { id, lastSequence, active }: ServiceAccountRow): Promise<void> {
  const text = "update service_accounts set revision = revision + 1, last_sequence = $2, active = $3 where id = $1";
  await work.query({ name: "switch_service_account", text }, [id, lastSequence, active]);
}

const FIND_KEY: Statement = { name: "find_api_key", text: `select ${API_KEY_COLUMNS} from api_keys k where k.id = $1` };

/** A key by its id; what it says is true only once its account is locked. */
export async function findApiKey(work: UnitOfWork, id: string): Promise<ApiKeyRow | null> {
  if (!isId("key", id)) return null;
  const [row] = await work.query<ApiKeyRow>(FIND_KEY, [id]);
  return row ?? null;
}

/** A key to keep: what its holder shows is known only by its hash. */
export interface NewApiKey {
  id: ApiKeyId;
  serviceAccountId: ServiceAccountId;
  prefix: string;
  secretHash: string;
  createdAt: Date;
  expiresAt: Date;
}

/** Keeps a new key. */
export async function insertApiKey(work: UnitOfWork, key: NewApiKey): Promise<void> {
  await work.query(
    {
      name: "insert_api_key",
      text: "insert into api_keys (id, service_account_id, prefix, secret_hash, created_at, expires_at) values ($1, $2, $3, $4, $5, $6)",
    },
    [key.id, key.serviceAccountId, key.prefix, key.secretHash, key.createdAt, key.expiresAt],
  );
}

/** Ends a key at an instant. */
export async function endApiKey(work: UnitOfWork, id: ApiKeyId, at: Date): Promise<void> {
  await work.query({ name: "end_api_key", text: "update api_keys set revoked_at = $2 where id = $1 and revoked_at is null" }, [id, at]);
}
