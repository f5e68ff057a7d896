import type { UnitOfWork } from "../../db/unit-of-work";
import type { PersonId } from "../../domain/ids";
import { findAvailable, findAvailableAt } from "./availability.store";

/** Those of some people who are available now: they may be given something to own. */
export async function availableAmong(work: UnitOfWork, ids: readonly PersonId[]): Promise<ReadonlySet<PersonId>> {
  return new Set(ids.length === 0 ? [] : await findAvailable(work, ids));
}

/** Those of some people who will be available at an instant, by what is recorded of them. */
export async function availableAmongAt(work: UnitOfWork, ids: readonly PersonId[], at: Date): Promise<ReadonlySet<PersonId>> {
  return new Set(ids.length === 0 ? [] : await findAvailableAt(work, ids, at));
}

/** Whether somebody is available now. */
export async function availabilityOf(work: UnitOfWork, personId: PersonId): Promise<boolean> {
  return (await availableAmong(work, [personId])).has(personId);
}
