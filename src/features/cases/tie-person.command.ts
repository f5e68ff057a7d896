import type { UnitOfWork } from "../../db/unit-of-work";
import { type CaseStanding, type PersonStanding, standingOf } from "../../domain/permissions";
import type { CaseRow } from "./case-row.type";
import { deleteTie, endTie, findTies, findTiesOf, NO_TIES, type WrittenTie, writeTie } from "./case-ties.store";

/**
 * Gives a person a relation to a locked case, or changes it; permissions read nothing else.
 *
 * Whoever writes it says who did so and when; a relation without an end lasts until it is taken away.
 */
export function tiePerson(work: UnitOfWork, row: CaseRow, tie: WrittenTie, now: Date): Promise<void> {
  return writeTie(work, row.id, tie, now);
}

/** Takes a relation to a locked case away, without a trace beside the events. */
export function untiePerson(work: UnitOfWork, row: CaseRow, tie: Pick<WrittenTie, "personId" | "relation">): Promise<void> {
  return deleteTie(work, row.id, tie);
}

/** Ends a relation to a locked case at an instant; what has ended stays readable, and gives no right. */
export function endPersonsTie(work: UnitOfWork, row: CaseRow, tie: Pick<WrittenTie, "personId" | "relation">, at: Date): Promise<void> {
  return endTie(work, row.id, tie, at);
}

/** How somebody other than who asks stands to a locked case. */
export async function standingToCase(work: UnitOfWork, row: CaseRow, person: PersonStanding, now: Date): Promise<CaseStanding> {
  return standingOf(person, row, await findTies(work, { caseId: row.id, personId: person.id }), now);
}

/** The same for many people, in their order: one statement for all of them. */
export async function standingsToCase(
  work: UnitOfWork,
  row: CaseRow,
  people: readonly PersonStanding[],
  now: Date,
): Promise<{ person: PersonStanding; standing: CaseStanding }[]> {
  const ties = await findTiesOf(
    work,
    row.id,
    people.map(({ id }) => id),
  );
  return people.map((person, index) => ({ person, standing: standingOf(person, row, ties[index] ?? NO_TIES, now) }));
}
