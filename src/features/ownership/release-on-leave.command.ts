import type { PendingEvent } from "../../db/insert-events";
import type { UnitOfWork } from "../../db/unit-of-work";
import { isId, type PersonId } from "../../domain/ids";
import { lockCaseForSystem, saveCase } from "../cases/change-case.command";
import { coverAgain } from "./cover-again";
import { findHeldFacets } from "./held-facets.store";
import { rejoinHalf, releaseLeaver } from "./release-leaver.command";

/**
 * Gives back to the owners what somebody on leave held of their ownership.
 *
 * That is standing in, and the half of a split closed case. Takes part in every step of an absence. Standing in goes on through an afternoon
 * away, but where the owner is away too, or off their shift, the next of their cover does.
 */
export async function releaseOnLeave(work: UnitOfWork, { stream, after }: PendingEvent): Promise<void> {
  if (after?.step !== "BEGAN") return;
  if (after.kind === "LEAVE") await releaseLeaver(work, { stream });
  else if (isId("per", stream)) await passOn(work, stream);
}

async function passOn(work: UnitOfWork, personId: PersonId): Promise<void> {
  for (const caseId of await findHeldFacets(work, personId)) {
    const locked = await lockCaseForSystem(work, caseId);
    if (locked === null) continue;
    const { row, now } = locked;
    const whole = await rejoinHalf(work, row, personId);
    const passed = row.actingOwnerId === personId ? await coverAgain(work, whole, now, personId) : whole;
    if (passed !== row) await saveCase(work, passed, now);
  }
}
