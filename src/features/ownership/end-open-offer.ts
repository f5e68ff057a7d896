import type { UnitOfWork } from "../../db/unit-of-work";
import type { OfferOutcome } from "../../domain/event";
import type { EventId } from "../../domain/ids";
import type { CaseRow } from "../cases/case-row.type";
import { appendChange } from "../cases/change-case.command";
import { OFFER_EXPIRES } from "./offer-timer";
import { endOffer } from "./transfer-offer.store";
import type { OfferRow } from "./transfer-offer-row.type";

/** Ends the offer that is in the air for a locked case: its row, its timer and its event; the caller saves the case. */
export async function endOpenOffer(
  work: UnitOfWork,
  row: CaseRow,
  offer: OfferRow,
  outcome: OfferOutcome,
  now: Date,
  because: string | null = null,
): Promise<{ row: CaseRow; eventId: EventId }> {
  await endOffer(work, offer.id, outcome, now, because);
  await work.setTimer(OFFER_EXPIRES, offer.id, null);
  // Whoever answers an offer does so for themselves, even where they stand in for the owner.
  const own = outcome === "ACCEPTED" || outcome === "DECLINED" ? { onBehalfOf: null } : {};
  return appendChange(work, row, row, "TRANSFER_ENDED", { ...own, extras: { offerId: offer.id, outcome } });
}
