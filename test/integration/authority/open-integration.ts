import type { ApiKeyId, EventId, ServiceAccountId } from "../../../src/domain/ids";
import type { Scope } from "../../../src/domain/permissions";
import { hashOfSecret, newSecret, tokenOf } from "../../../src/features/people/api-key-secret";
import { createServiceAccount } from "../../../src/features/people/create-service-account.command";
import { issueApiKey } from "../../../src/features/people/issue-api-key.command";
import type { Desk } from "../../support/a-desk";
import { hoursAhead } from "./hours-ahead";
import { mustAccept } from "./must-accept";

/** An integration of the world. */
export interface Integration {
  id: ServiceAccountId;
  /** The event of its creation, which everybody in the directory sees. */
  createdEvent: EventId;
  /** Issues another key for it. */
  anotherKey(): Promise<{ apiKeyId: ApiKeyId; token: string }>;
  /** Adds an integration without a key. */
  another(): Promise<ServiceAccountId>;
  /** Adds an integration with these scopes, and answers the token of its key. */
  withScopes(...scopes: Scope[]): Promise<string>;
  /** Whether this is the id of an integration that was opened here. */
  isOne(id: string): boolean;
}

/** Opens an integration with a key. */
export async function openIntegration(desk: Desk): Promise<Integration> {
  const opened = new Set<string>();
  let names = 0;

  async function open(scopes: Scope[]) {
    names += 1;
    const name = `Robot ${names}`;
    const made = mustAccept(await desk.as(desk.people.hiro, (work) => createServiceAccount(work, { name, scopes })));
    opened.add(made.serviceAccountId);
    return made;
  }

  async function keyOf(serviceAccountId: ServiceAccountId): Promise<{ apiKeyId: ApiKeyId; token: string }> {
    const secret = newSecret();
    const key = { serviceAccountId, expiresAt: hoursAhead(24), secretHash: hashOfSecret(secret) };
    const { apiKeyId } = mustAccept(await desk.as(desk.people.hiro, (work) => issueApiKey(work, key)));
    return { apiKeyId, token: tokenOf(apiKeyId, secret) };
  }

  const { serviceAccountId: id, eventId } = await open(["CASES_READ"]);
  await keyOf(id);
  return {
    id,
    createdEvent: eventId,
    anotherKey: () => keyOf(id),
    another: async () => (await open(["CASES_READ"])).serviceAccountId,
    withScopes: async (...scopes) => (await keyOf((await open(scopes)).serviceAccountId)).token,
    isOne: (found) => opened.has(found),
  };
}
