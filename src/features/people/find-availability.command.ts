import type { UnitOfWork } from "../../db/unit-of-work";
import type { PersonId } from "../../domain/ids";
import { findAvailable } from "./availability.store";

/** Those of some people who are available now: they may be given something to own. */
export async function availableAmong(work: UnitOfWork, ids: readonly PersonId[]): Promise<ReadonlySet<PersonId>> {
  return new Set(ids.length === 0 ? [] : await findAvailable(work, ids));
}

/** Whether somebody is available now. */
export async function availabilityOf(work: UnitOfWork, personId: PersonId): Promise<boolean> {
  return (await availableAmong(work, [personId])).has(personId);
}
