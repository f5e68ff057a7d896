import type { UnitOfWork } from "../../db/unit-of-work";
import { lockCaseForSystem, saveCase } from "../cases/change-case.command";
import { endOpenOffer } from "./end-open-offer";
import { findOffer, findOpenOffer } from "./transfer-offer.store";

/**
 * Ends an offer whose time has passed; called by the sweep, as the system.
 *
 * Does nothing where the offer has ended meanwhile: the timer may ring once more after a crash.
 */
export async function expireOffer(work: UnitOfWork, offerId: string): Promise<void> {
  const found = await findOffer(work, offerId);
  if (found === null) return;
  const locked = await lockCaseForSystem(work, found.caseId);
  if (locked === null) return;
  const offer = await findOpenOffer(work, found.caseId);
  if (offer === null || offer.id !== found.id || offer.expiresAt > locked.now.toISOString()) return;
  const ended = await endOpenOffer(work, locked.row, offer, "EXPIRED", locked.now);
  await saveCase(work, ended.row, locked.now);
}
