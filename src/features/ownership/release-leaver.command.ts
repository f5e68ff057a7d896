import type { PendingEvent } from "../../db/insert-events";
import type { UnitOfWork } from "../../db/unit-of-work";
import { isId } from "../../domain/ids";
import { lockCaseForSystem, saveCase } from "../cases/change-case.command";
import { endActing } from "./end-acting";
import { findHeldFacets } from "./held-facets.store";
import { endSplit } from "./rejoin-ownership.command";

/**
 * Gives back to the owners what somebody who leaves held of their ownership.
 *
 * That is standing in for them, and the half of a split. Takes part in every deactivation; what the leaver owned themselves has gone to
 * whom the plan names by then.
 */
export async function releaseLeaver(work: UnitOfWork, { stream }: Pick<PendingEvent, "stream">): Promise<void> {
  if (!isId("per", stream)) return;
  for (const caseId of await findHeldFacets(work, stream)) {
    const locked = await lockCaseForSystem(work, caseId);
    if (locked === null) continue;
    const { row, now } = locked;
    const free = row.actingOwnerId === stream ? ((await endActing(work, row, "OVERTAKEN"))?.row ?? row) : row;
    const half = [free.contactOwnerId, free.resolutionOwnerId].includes(stream) && free.ownerId !== stream;
    await saveCase(work, half ? (await endSplit(work, free, null)).row : free, now);
  }
}
