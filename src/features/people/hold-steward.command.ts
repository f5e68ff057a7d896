import type { UnitOfWork } from "../../db/unit-of-work";
import { lockFutureOwner } from "./person.store";
import { findTeamRow } from "./team.store";

const TRIES = 5;

/**
 * Holds whoever stewards a team's queue as they are until the commit.
 *
 * Called before a case is locked that may go to them. They may be leaving in another transaction: the steward is then found anew from
 * what is true after the wait. Nothing where there is no such team.
 */
export async function holdSteward(work: UnitOfWork, teamId: string): Promise<void> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const before = await findTeamRow(work, teamId);
    if (before === null) return;
    await lockFutureOwner(work, before.queueStewardId);
    if ((await findTeamRow(work, teamId))?.queueStewardId === before.queueStewardId) return;
  }
  throw new Error("a queue's steward left, five times in a row");
}
