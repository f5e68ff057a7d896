import type { UnitOfWork } from "../../db/unit-of-work";
import { lockCaseForSystem, saveCase } from "../cases/change-case.command";
import { findDelegation } from "./delegation.store";
import { endOpenDelegation } from "./end-open-delegation";

/**
 * Ends a delegation whose time has passed; called by the sweep, as the system.
 *
 * Does nothing where it has ended meanwhile: the timer may ring once more after a crash.
 */
export async function expireDelegation(work: UnitOfWork, delegationId: string): Promise<void> {
  const found = await findDelegation(work, delegationId);
  if (found === null) return;
  const locked = await lockCaseForSystem(work, found.caseId);
  if (locked === null) return;
  const delegation = await findDelegation(work, delegationId);
  if (delegation === null || delegation.endedAt !== null || delegation.until > locked.now.toISOString()) return;
  const ended = await endOpenDelegation(work, locked.row, delegation, locked.now);
  await saveCase(work, ended.row, locked.now);
}
