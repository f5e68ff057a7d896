import type { PendingEvent } from "../../db/insert-events";
import type { UnitOfWork } from "../../db/unit-of-work";
import { cannotWait } from "../../domain/absence";
import type { Severity } from "../../domain/case-facts";
import type { CaseRow } from "../cases/case-row.type";
import { lockCaseForSystem, saveCase } from "../cases/change-case.command";
import { availabilityOf } from "../people/find-availability.command";
import { coverAgain } from "./cover-again";

/**
 * Lets the cover act for somebody away who comes to own a case, such as a queue's steward.
 *
 * Takes part in every opening and reopening, and every change and rejoining of what an owner holds. Whoever came to own a case by their own
 * act outside their working hours works late, and means it; an absence is stood in for whoever's act it was.
 */
export async function coverAwayOwner(work: UnitOfWork, { caseId }: Pick<PendingEvent, "caseId">): Promise<void> {
  await cover(work, caseId, async ({ ownerId }) => ownerId !== work.actor || !(await availabilityOf(work, ownerId)));
}

/**
 * Lets the cover act for somebody away once a case of theirs cannot wait for them.
 *
 * Takes part in every classification, of which only one that makes a case urgent counts, and in every word of a customer on an urgent case.
 */
export async function coverUrgentCase(
  work: UnitOfWork,
  { type, caseId, before, after }: Pick<PendingEvent, "type" | "caseId" | "before" | "after">,
): Promise<void> {
  if (type === "CASE_CLASSIFIED" && (after?.severity === undefined || wasUrgent(before?.severity as Severity))) return;
  await cover(work, caseId, async (row) => row.ownerId !== work.actor && cannotWait(row));
}

function wasUrgent(severity: Severity): boolean {
  return cannotWait({ severity });
}

async function cover(work: UnitOfWork, caseId: PendingEvent["caseId"], wanted: (row: CaseRow) => Promise<boolean>): Promise<void> {
  if (caseId === null || caseId === undefined) return;
  const locked = await lockCaseForSystem(work, caseId);
  if (locked === null || !(await wanted(locked.row))) return;
  const covered = await coverAgain(work, locked.row, locked.now, null);
  if (covered !== locked.row) await saveCase(work, covered, locked.now);
}
