import type { UnitOfWork } from "../../db/unit-of-work";
import type { PersonId } from "../../domain/ids";
import { type Refusal, refuse } from "../../domain/refusal";
import { lockPersonRows } from "./change-person.store";
import type { PersonRecord } from "./person-row.type";

/** A person locked for a change, and the active admins locked with them where that was asked. */
export interface LockedPerson {
  row: PersonRecord;
  adminIds: PersonId[];
}

/** The words for a person who is not there. */
export function noSuchPerson(path: readonly string[]): Refusal {
  return refuse("NOT_FOUND", "There is no such person.", { path });
}

/**
 * Locks a person for a change; `null` where the id names nobody.
 *
 * Called before anything else is locked.
 * `withAdmins` where who is an admin decides: two admins who demote each other at once then come one after the other.
 */
export async function lockPerson(work: UnitOfWork, id: string, { withAdmins }: { withAdmins: boolean }): Promise<LockedPerson | null> {
  const locked = await lockPersonRows(work, id, withAdmins);
  const row = locked.find((person) => person.id === id);
  if (row === undefined) return null;
  return { row, adminIds: locked.filter(({ active, roles }) => active && roles.includes("ADMIN")).map((person) => person.id) };
}
