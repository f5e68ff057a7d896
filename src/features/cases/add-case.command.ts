import type { UnitOfWork } from "../../db/unit-of-work";
import type { EventPatch } from "../../domain/event";
import { caseFactsOf } from "../../domain/event";
import type { EventId } from "../../domain/ids";
import { drawCaseNumber, insertCaseRow } from "./case.store";
import type { CaseRow } from "./case-row.type";

/**
 * Adds a new case's row with its first event.
 *
 * The caller begins its first stretch of ownership in the same transaction: without that interval the database refuses the commit.
 */
export async function addCase(
  work: UnitOfWork,
  unnumbered: Omit<CaseRow, "number">,
  extras: EventPatch,
  occurredAt?: Date,
): Promise<{ row: CaseRow; eventId: EventId }> {
  const row: CaseRow = { ...unnumbered, number: await drawCaseNumber(work) };
  const eventId = work.append(row, {
    type: "CASE_OPENED",
    caseId: row.id,
    occurredAt,
    before: null,
    after: { ...caseFactsOf(row), ...extras },
  });
  await insertCaseRow(work, row);
  return { row, eventId };
}
