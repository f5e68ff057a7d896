import type { PendingEvent } from "../../db/insert-events";
import type { UnitOfWork } from "../../db/unit-of-work";
import { isId, type PersonId } from "../../domain/ids";
import type { CaseRow } from "../cases/case-row.type";
import { lockCaseForSystem, saveCase } from "../cases/change-case.command";
import { coverAgain } from "./cover-again";
import { endActing } from "./end-acting";
import { findHeldFacets } from "./held-facets.store";
import { endSplit } from "./rejoin-ownership.command";

/**
 * Gives back to the owners what somebody who leaves held of their ownership.
 *
 * That is standing in for them, and the half of a split closed case. Takes part in every deactivation; what the leaver owned themselves, and
 * the halves of what is not closed, have gone to whom the plan names by then. Where an owner for whom they stood in is off their shift, the
 * next of the cover does.
 */
export async function releaseLeaver(work: UnitOfWork, { stream }: Pick<PendingEvent, "stream">): Promise<void> {
  if (!isId("per", stream)) return;
  for (const caseId of await findHeldFacets(work, stream)) {
    const locked = await lockCaseForSystem(work, caseId);
    if (locked === null) continue;
    const { row, now } = locked;
    const free = row.actingOwnerId === stream ? ((await endActing(work, row, "OVERTAKEN"))?.row ?? row) : row;
    const whole = await rejoinHalf(work, free, stream);
    const left = free === row ? whole : await coverAgain(work, whole, now, stream);
    if (left !== row) await saveCase(work, left, now);
  }
}

/**
 * Ends the split of a locked case half of which somebody holds for its owner.
 *
 * The very row it was given where they hold none.
 */
export async function rejoinHalf(work: UnitOfWork, row: CaseRow, personId: PersonId): Promise<CaseRow> {
  const half = [row.contactOwnerId, row.resolutionOwnerId].includes(personId) && row.ownerId !== personId;
  return half ? (await endSplit(work, row, null)).row : row;
}
