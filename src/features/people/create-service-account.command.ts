import { newId } from "../../db/new-id";
import type { Refs } from "../../db/run-command";
import type { UnitOfWork } from "../../db/unit-of-work";
import type { ApiKeyId, EventId, ServiceAccountId } from "../../domain/ids";
import { judgeScopes } from "../../domain/people/judge-api-key";
import { SCOPES, type Scope } from "../../domain/permissions";
import { type Refusal, refuse } from "../../domain/refusal";
import { insertServiceAccount, isServiceNameTaken } from "./service-account.store";
import type { ServiceAccountRow } from "./service-account-row.type";

/** A new integration. */
export interface CreateServiceAccount {
  name: string;
  scopes: readonly Scope[];
}

/** What a change of an integration touched; never a secret, because refs are kept for replays. */
export interface ServiceRefs extends Refs {
  serviceAccountId: ServiceAccountId;
  apiKeyId?: ApiKeyId;
  eventId: EventId;
}

/** Adds an integration, which can do nothing before it has a key. */
export async function createServiceAccount(work: UnitOfWork, input: CreateServiceAccount): Promise<ServiceRefs | Refusal> {
  const refused = judgeScopes(input.scopes);
  if (refused !== null) return refused;
  if (await isServiceNameTaken(work, input.name))
    return refuse("KEY_TAKEN", "Another service account has this name, or one that reads like it.", { path: ["name"] });
  const scopes = SCOPES.filter((scope) => input.scopes.includes(scope));
  const row: ServiceAccountRow = {
    __typename: "ServiceAccount",
    id: newId("svc"),
    revision: 1,
    lastSequence: 0,
    name: input.name,
    scopes,
    active: true,
  };
  const eventId = work.append(row, { type: "SERVICE_ACCOUNT_CHANGED", before: null, after: { scopes, active: true } });
  await insertServiceAccount(work, row);
  return { serviceAccountId: row.id, eventId };
}
