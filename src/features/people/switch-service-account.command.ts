import type { UnitOfWork } from "../../db/unit-of-work";
import { type Refusal, refuse } from "../../domain/refusal";
import { checkRevision } from "./change-record.command";
import type { ServiceRefs } from "./create-service-account.command";
import { lockServiceAccount, switchServiceRow } from "./service-account.store";

/** Which integration is switched off, or on again. */
export interface SwitchServiceAccount {
  serviceAccountId: string;
  on: boolean;
  expectedRevision?: number | null;
}

/**
 * Switches an integration off at once, or on again.
 *
 * Off, none of its keys is accepted and its sockets close on every process as soon as it reads the event; its keys stay, and work again once it is on.
 */
export async function switchServiceAccount(work: UnitOfWork, input: SwitchServiceAccount): Promise<ServiceRefs | Refusal> {
  const { on, expectedRevision } = input;
  const row = await lockServiceAccount(work, input.serviceAccountId);
  if (row === null) return refuse("NOT_FOUND", "There is no such service account.", { path: ["serviceAccountId"] });
  const stale = expectedRevision === null || expectedRevision === undefined ? null : checkRevision(row, expectedRevision);
  if (stale !== null) return stale;
  if (row.active === on) return refuse("NOTHING_TO_CHANGE", `This service account is ${on ? "on" : "off"} already.`);
  const switched = { ...row, active: on };
  const eventId = work.append(switched, { type: "SERVICE_ACCOUNT_CHANGED", before: { active: row.active }, after: { active: on } });
  await switchServiceRow(work, switched);
  return { serviceAccountId: row.id, eventId };
}
