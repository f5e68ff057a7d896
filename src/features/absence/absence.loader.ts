import type { CoverRules } from "../../domain/absence";
import { type AbsenceId, isId, type PersonId } from "../../domain/ids";
import type { Context } from "../../graphql/context";
import { defineLoader, grouped, inOrder } from "../../graphql/define-loader";
import { loadAbsences, loadAbsencesOf, loadHandovers } from "./absence.store";
import type { AbsenceRow, HandoverRow } from "./absence-row.type";
import { loadCoverRules } from "./cover.store";

/** Absences by id. */
export const absenceLoader = defineLoader<AbsenceId, AbsenceRow | null>(async ({ services }, ids) =>
  inOrder(ids, await loadAbsences(services.dataSource, ids), (row) => row.id),
);

/** The absence of somebody that runs, or else their next one. */
export const absenceOfLoader = defineLoader<PersonId, AbsenceRow | null>(async ({ services }, ids) =>
  inOrder(ids, await loadAbsencesOf(services.dataSource, ids), (row) => row.personId),
);

/** Who takes, or took, what because of an absence. */
export const handoversLoader = defineLoader<AbsenceId, HandoverRow[]>(async ({ services }, ids) =>
  grouped(ids, await loadHandovers(services.dataSource, ids), (row) => row.absenceId),
);

const coverLoader = defineLoader<"all", CoverRules>(async ({ services }, keys) => {
  const rules = await loadCoverRules(services.dataSource);
  return keys.map(() => rules);
});

/** The standing cover of everybody and every team. */
export function loadCover(context: Context): Promise<CoverRules> {
  return coverLoader(context).load("all");
}

/** An absence by an id as a client gives it; every signed-in person may see every absence. */
export async function findAbsenceNode(context: Context, id: string): Promise<object | null> {
  const row = isId("abs", id) ? await absenceLoader(context).load(id) : null;
  return row === null ? null : { __typename: "Absence", ...row };
}
