import type { UnitOfWork } from "../../db/unit-of-work";
import type { PersonStanding } from "../../domain/permissions";
import { findStanding, findStandings, lockFutureOwner } from "./person.store";

/** Who is acting, as this unit of work sees them; `null` where the id names nobody. */
export function standingOfPerson(work: UnitOfWork, id: string): Promise<PersonStanding | null> {
  return findStanding(work, id);
}

/** Many people as this unit of work sees them; ids that name nobody are left out. */
export function standingsOfPeople(work: UnitOfWork, ids: readonly string[]): Promise<PersonStanding[]> {
  return findStandings(work, ids);
}

/**
 * Who is about to own a case, held as they are until the commit.
 *
 * `null` where the id names nobody. Called before the case is locked.
 */
export function holdFutureOwner(work: UnitOfWork, id: string): Promise<PersonStanding | null> {
  return lockFutureOwner(work, id);
}
