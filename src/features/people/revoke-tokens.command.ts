import type { UnitOfWork } from "../../db/unit-of-work";
import { type Refusal, refuse } from "../../domain/refusal";
import { lockPerson, noSuchPerson } from "./lock-person.command";
import { type PersonRefs, savePerson } from "./save-person";
import { findTeamsOf } from "./team.store";

export const REVOCATION_REASONS = ["DEVICE_LOST", "TOKEN_LEAKED", "RIGHTS_CHANGED", "LEAVING", "OTHER"] as const;
/** Why somebody's tokens stop working. */
export type RevocationReason = (typeof REVOCATION_REASONS)[number];

/** Whose tokens stop working, and why. */
export interface RevokeTokens {
  personId: string;
  reason: RevocationReason;
}

const SECOND_MS = 1_000;

/**
 * Signs a person out everywhere: every token they hold now is refused from here on.
 *
 * A token says when it was issued in whole seconds. The line is drawn at the next one, so that a token of this very second stops too;
 * one asked for in the rest of this second must be asked for again.
 */
export async function revokeTokens(work: UnitOfWork, input: RevokeTokens): Promise<PersonRefs | Refusal> {
  const locked = await lockPerson(work, input.personId, { withAdmins: false });
  if (locked === null) return noSuchPerson(["personId"]);
  const { row } = locked;
  const now = await work.now();
  const next = new Date((Math.floor(now.getTime() / SECOND_MS) + 1) * SECOND_MS).toISOString();
  const tokensValidFrom = row.tokensValidFrom !== null && row.tokensValidFrom > next ? row.tokensValidFrom : next;
  const { memberOf } = await findTeamsOf(work, row.id);
  const person = { ...row, teamIds: memberOf };
  const eventId = await savePerson(work, person, { ...person, tokensValidFrom }, { reason: input.reason });
  if (eventId === null) return refuse("NOTHING_TO_CHANGE", "They were signed out this very second.");
  return { personId: row.id, eventId };
}
