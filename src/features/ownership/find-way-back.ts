import type { UnitOfWork } from "../../db/unit-of-work";
import { chooseWayBack, type WayBack } from "../../domain/ownership";
import { availabilityOf } from "../people/find-availability.command";
import { holdFutureOwner } from "../people/find-standing.command";
import { findWaysBack } from "./way-back.store";

/** To whom a case goes back, as this unit of work sees it; `null` for nobody, and for a case that is not there. */
export async function findWayBack(work: UnitOfWork, caseId: string): Promise<WayBack | null> {
  const ways = await findWaysBack(work, caseId);
  if (ways === null) return null;
  const available = ways.formerId !== null && (await availabilityOf(work, ways.formerId));
  return chooseWayBack({ ...ways, formerId: available ? ways.formerId : null });
}

const TRIES = 5;

/**
 * Holds whoever a case would go back to as they are until the commit, before the case is locked.
 *
 * They may be leaving in another transaction: the way back is then found anew from what is true after the wait.
 */
export async function holdWayBack(work: UnitOfWork, caseId: string): Promise<void> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const before = await findWayBack(work, caseId);
    if (before === null) return;
    await holdFutureOwner(work, before.toId);
    if ((await findWayBack(work, caseId))?.toId === before.toId) return;
  }
  throw new Error("whoever a case was to go back to left, five times in a row");
}
