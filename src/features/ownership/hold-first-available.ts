import type { UnitOfWork } from "../../db/unit-of-work";
import type { CaseFacts } from "../../domain/case-facts";
import type { PersonId } from "../../domain/ids";
import { mayReceive } from "../../domain/ownership";
import type { PersonStanding } from "../../domain/permissions";
import { availabilityOf } from "../people/find-availability.command";
import { holdFutureOwner } from "../people/find-standing.command";

/**
 * Holds the first of some people who is available and could own this case, as they are until the commit; `null` for nobody.
 *
 * Whoever owns it is passed over. Who is available is asked once they are held: a leave may have begun during the wait.
 */
export async function holdFirstAvailable(
  work: UnitOfWork,
  facts: Pick<CaseFacts, "ownerId" | "teamId">,
  ids: readonly PersonId[],
): Promise<PersonStanding | null> {
  for (const id of ids) {
    const person = id === facts.ownerId ? null : await holdFutureOwner(work, id);
    if (person !== null && mayReceive(facts, person) && (await availabilityOf(work, person.id))) return person;
  }
  return null;
}
