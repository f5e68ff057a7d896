import type { UnitOfWork } from "../../db/unit-of-work";
import { standsIn } from "../../domain/ownership";
import { lockCaseForSystem, saveCase } from "../cases/change-case.command";
import { coverAgain, holdForCover } from "./cover-again";
import { endActing } from "./end-acting";

/**
 * Hands the owner's powers back when a stand-in's time is over; called by the sweep, as the system.
 *
 * While the owner is away their cover is asked again. Does nothing where it ended meanwhile, or was given anew: the timer may ring once
 * more after a crash.
 */
export async function expireActing(work: UnitOfWork, caseId: string): Promise<void> {
  await holdForCover(work, caseId);
  const locked = await lockCaseForSystem(work, caseId);
  if (locked === null || standsIn(locked.row, locked.now)) return;
  const ended = await endActing(work, locked.row, "EXPIRED");
  if (ended !== null) await saveCase(work, await coverAgain(work, ended.row, locked.now, null), locked.now);
}
