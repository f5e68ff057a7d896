import { isId, type PersonId } from "../../domain/ids";
import type { Context } from "../../graphql/context";
import { defineLoader, inOrder } from "../../graphql/define-loader";
import { loadPersons, type PersonRow } from "./read-people.store";

/** People by id. */
export const personLoader = defineLoader<PersonId, PersonRow | null>(async ({ services }, ids) =>
  inOrder(ids, await loadPersons(services.dataSource, ids), (row) => row.id),
);

/** A person by an id as a client gives it; every signed-in person may see every person. */
export async function findPersonNode(context: Context, id: string): Promise<PersonRow | null> {
  return isId("per", id) ? personLoader(context).load(id) : null;
}

/** People in the order of their ids; ids that name nobody are left out. */
export async function loadPeople(context: Context, ids: readonly PersonId[]): Promise<PersonRow[]> {
  const rows = await Promise.all(ids.map((id) => personLoader(context).load(id)));
  return rows.filter((row) => row !== null);
}
