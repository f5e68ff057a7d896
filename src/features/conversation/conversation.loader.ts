import { readableNotes } from "../../domain/conversation";
import type { CaseId, EntryId } from "../../domain/ids";
import { type Context, viewerOf } from "../../graphql/context";
import { defineLoader, grouped, inOrder } from "../../graphql/define-loader";
import { visibleCase } from "../cases/case.loader";
import { loadAttempts, loadSatisfactions } from "./attempt.store";
import type { AttemptRow, EntryRow, SatisfactionRow } from "./conversation-row.type";
import { loadEntries } from "./entry.store";

const rawEntryLoader = defineLoader<EntryId, EntryRow | null>(async ({ services }, ids) =>
  inOrder(ids, await loadEntries(services.dataSource, ids), (row) => row.id),
);

/** What was said, by its id, as far as the viewer may see its case and read it. */
export async function visibleEntry(context: Context, id: EntryId): Promise<EntryRow | null> {
  const row = await rawEntryLoader(context).load(id);
  if (row === null || (await visibleCase(context, row.caseId)) === null) return null;
  return row.__typename !== "InternalNote" || readableNotes(viewerOf(context)).includes(row.visibility) ? row : null;
}

/** What was tried to resolve each case, the first attempt first. */
export const attemptsLoader = defineLoader<CaseId, AttemptRow[]>(async ({ services }, caseIds) =>
  grouped(caseIds, await loadAttempts(services.dataSource, caseIds), (row) => row.caseId),
);

/** The newest rating of each case. */
export const satisfactionLoader = defineLoader<CaseId, SatisfactionRow | null>(async ({ services }, caseIds) =>
  inOrder(caseIds, await loadSatisfactions(services.dataSource, caseIds), (row) => row.caseId),
);
