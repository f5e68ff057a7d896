import type { DutyHolder, Occasion } from "../../db/duty-holder";
import type { UnitOfWork } from "../../db/unit-of-work";
import type { Duty } from "../../domain/absence";
import { lockCaseForSystem, saveCase } from "../cases/change-case.command";
import { findOfferDuties } from "./duty.store";
import { endOpenOffer } from "./end-open-offer";
import { findOffer, findOpenOffer } from "./transfer-offer.store";

/**
 * The offers that wait for somebody.
 *
 * None waits for who is on leave or gone: they are withdrawn, and the owner stays.
 * Somebody away for an afternoon may still answer; an offer is made to one person, and passes on to nobody.
 */
export const offeredDuty: DutyHolder = {
  kind: "TRANSFER_OFFER",
  held: (work, { kind, personId }) => (kind === "AWAY_NOW" ? Promise.resolve([]) : findOfferDuties(work, personId)),
  hand: () => {
    throw new Error("an offer was handed to somebody it was not made to");
  },
  end: withdrawOffer,
};

async function withdrawOffer(work: UnitOfWork, duty: Duty, { personId }: Occasion): Promise<void> {
  const found = await findOffer(work, duty.subjectId);
  const locked = found === null ? null : await lockCaseForSystem(work, found.caseId);
  const offer = locked === null ? null : await findOpenOffer(work, locked.row.id);
  // It may have been answered, or overtaken by what was handed over before it.
  if (locked === null || offer === null || offer.id !== found?.id || offer.toId !== personId) return;
  const ended = await endOpenOffer(work, locked.row, offer, "WITHDRAWN", locked.now);
  await saveCase(work, ended.row, locked.now);
}
