import { newId } from "../../db/new-id";
import type { UnitOfWork } from "../../db/unit-of-work";
import { judgeKeyEnd } from "../../domain/people/judge-api-key";
import { type Refusal, refuse } from "../../domain/refusal";
import { prefixOf } from "./api-key-secret";
import type { ServiceRefs } from "./create-service-account.command";
import { insertApiKey, lockServiceAccount, touchServiceAccount } from "./service-account.store";

/** A key to issue: until when, and the hash of the secret that its holder is shown. */
export interface IssueApiKey {
  serviceAccountId: string;
  expiresAt: Date;
  secretHash: string;
}

/** A key that was issued. */
export type IssuedRefs = ServiceRefs & Required<Pick<ServiceRefs, "apiKeyId">>;

/**
 * Issues a key of an integration.
 *
 * The command is given a hash and never sees the secret: what it answers is kept for replays, and what it appends is read by many.
 */
export async function issueApiKey(work: UnitOfWork, input: IssueApiKey): Promise<IssuedRefs | Refusal> {
  const { expiresAt, secretHash } = input;
  const row = await lockServiceAccount(work, input.serviceAccountId);
  if (row === null) return refuse("NOT_FOUND", "There is no such service account.", { path: ["serviceAccountId"] });
  if (!row.active) return refuse("PERSON_INACTIVE", "This service account was switched off.", { path: ["serviceAccountId"] });
  const now = await work.now();
  const refused = judgeKeyEnd(expiresAt, now);
  if (refused !== null) return refused;
  const apiKeyId = newId("key");
  const after = { apiKeyId, keyExpiresAt: expiresAt.toISOString() };
  const eventId = work.append(row, { type: "SERVICE_ACCOUNT_CHANGED", before: null, after });
  await insertApiKey(work, { id: apiKeyId, serviceAccountId: row.id, prefix: prefixOf(apiKeyId), secretHash, createdAt: now, expiresAt });
  await touchServiceAccount(work, row);
  return { serviceAccountId: row.id, apiKeyId, eventId };
}
