import type { Statement, UnitOfWork } from "../../db/unit-of-work";
import type { CaseId, PersonId } from "../../domain/ids";

const FIND: Statement = {
  name: "find_held_facets",
  text: `select id from cases where acting_owner_id = $1
    or (contact_owner_id = $1 and contact_owner_id <> owner_id) or (resolution_owner_id = $1 and resolution_owner_id <> owner_id) order by id`,
};

/** The cases on which a person stands in for the owner, or holds half of somebody's ownership; ids ascending, as they are then locked. */
export async function findHeldFacets(work: UnitOfWork, personId: PersonId): Promise<CaseId[]> {
  return (await work.query<{ id: CaseId }>(FIND, [personId])).map(({ id }) => id);
}
