import type { UnitOfWork } from "../../db/unit-of-work";
import { type Refusal, refuse } from "../../domain/refusal";
import type { IssuedRefs } from "./issue-api-key.command";
import { endApiKey, findApiKey, lockServiceAccount, touchServiceAccount } from "./service-account.store";

/** Which key stops working. */
export interface RevokeApiKey {
  apiKeyId: string;
}

/** Ends a key for good; its sockets close on every process as soon as it reads the event. */
export async function revokeApiKey(work: UnitOfWork, input: RevokeApiKey): Promise<IssuedRefs | Refusal> {
  const found = await findApiKey(work, input.apiKeyId);
  const row = found === null ? null : await lockServiceAccount(work, found.serviceAccountId);
  // Two who revoke one key come one after the other: what is true is asked again under the account's lock.
  const key = await findApiKey(work, input.apiKeyId);
  if (row === null || key === null) return refuse("NOT_FOUND", "There is no such key.", { path: ["apiKeyId"] });
  if (key.revokedAt !== null) return refuse("KEY_REVOKED", "This key was revoked already.", { path: ["apiKeyId"] });
  const now = await work.now();
  const after = { apiKeyId: key.id, keyRevokedAt: now.toISOString() };
  const eventId = work.append(row, { type: "SERVICE_ACCOUNT_CHANGED", before: { apiKeyId: key.id, keyRevokedAt: null }, after });
  await endApiKey(work, key.id, now);
  await touchServiceAccount(work, row);
  return { serviceAccountId: row.id, apiKeyId: key.id, eventId };
}
