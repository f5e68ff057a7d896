import type { Database } from "../../db/database";
import type { ApiKeyId, ServiceAccountId } from "../../domain/ids";
import { API_KEY_COLUMNS, type ApiKeyRow, SERVICE_ACCOUNT_COLUMNS, type ServiceAccountRow } from "./service-account-row.type";

/** Many integrations by id, in no order. */
export function loadServiceAccounts(database: Database, ids: readonly ServiceAccountId[]): Promise<ServiceAccountRow[]> {
  return database.query(`select ${SERVICE_ACCOUNT_COLUMNS} from service_accounts s where s.id = any($1)`, [ids]);
}

/** Every integration, by name. */
export function listServiceAccounts(database: Database): Promise<ServiceAccountRow[]> {
  return database.query(`select ${SERVICE_ACCOUNT_COLUMNS} from service_accounts s order by s.name, s.id`);
}

/** Many keys by id, in no order. */
export function loadApiKeys(database: Database, ids: readonly ApiKeyId[]): Promise<ApiKeyRow[]> {
  return database.query(`select ${API_KEY_COLUMNS} from api_keys k where k.id = any($1)`, [ids]);
}

/** Every key of many integrations, the oldest first. */
export function loadKeysOfAccounts(database: Database, ids: readonly ServiceAccountId[]): Promise<ApiKeyRow[]> {
  return database.query(`select ${API_KEY_COLUMNS} from api_keys k where k.service_account_id = any($1) order by k.created_at, k.id`, [
    ids,
  ]);
}
