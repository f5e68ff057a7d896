import type { CaseId } from "../../domain/ids";
import { type CaseStanding, maySee, roleMayEver, standingOf } from "../../domain/permissions";
import { type Context, viewerOf } from "../../graphql/context";
import { defineLoader, inOrder } from "../../graphql/define-loader";
import type { CaseRow } from "./case-row.type";
import { loadTies } from "./case-ties.store";
import { loadCases } from "./read-cases.store";

/** Cases by id, whoever asks; only for what has asked the permission already. */
export const rawCaseLoader = defineLoader<CaseId, CaseRow | null>(async ({ services }, ids) =>
  inOrder(ids, await loadCases(services.dataSource, ids), (row) => row.id),
);

const standingLoader = defineLoader<CaseRow, CaseStanding>(
  async (context, rows) => {
    const person = viewerOf(context);
    const ties = await loadTies(
      context.services.dataSource,
      rows.map((row) => ({ caseId: row.id, personId: person.id })),
    );
    const now = context.services.now();
    return rows.map((row, index) => standingOf(person, row, ties[index] ?? { held: [], accountTeam: false }, now));
  },
  (row) => row.id,
);

/** How the viewer stands to a case, now: one statement for a whole page of cases. */
export function viewerStanding(context: Context, row: CaseRow): Promise<CaseStanding> {
  return standingLoader(context).load(row);
}

/**
 * A case by id as far as the viewer may see it; what they may not see does not exist for them.
 *
 * An integration that may not read cases sees none here either: not the one it wrote to, nor the one an event is about.
 */
export async function visibleCase(context: Context, id: CaseId): Promise<CaseRow | null> {
  const row = await rawCaseLoader(context).load(id);
  if (row === null || context.person === null || !roleMayEver(context.person, "READ_CASES")) return null;
  if (!context.person.external) return context.person.active ? row : null;
  return maySee(context.person, await viewerStanding(context, row)) ? row : null;
}
