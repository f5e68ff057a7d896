import type { UnitOfWork } from "../../db/unit-of-work";
import type { CaseId, PersonId } from "../../domain/ids";

/** The cases that a locked person owns and that are not closed, ids ascending: the order in which they are then locked. */
export async function findOwnedCases(work: UnitOfWork, personId: PersonId): Promise<CaseId[]> {
  const rows = await work.query<{ id: CaseId }>(
    { name: "find_owned_cases", text: "select id from cases where owner_id = $1 and status <> 'CLOSED' order by id" },
    [personId],
  );
  return rows.map(({ id }) => id);
}
