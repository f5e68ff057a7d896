import type { UnitOfWork } from "../../db/unit-of-work";
import { isRefusal, type Refusal, refuse } from "../../domain/refusal";
import { type LockedCase, lockCase } from "../cases/change-case.command";
import { findOffer, findOpenOffer } from "./transfer-offer.store";
import type { OfferRow } from "./transfer-offer-row.type";

/** An offer in the air with its locked case. */
export interface LockedOffer extends LockedCase {
  offer: OfferRow;
}

/**
 * Locks the case of an offer, and then finds the offer again under the lock.
 *
 * NOT_FOUND for an offer of a case they may not see; OFFER_NOT_OPEN, with the owner of now, for one that has ended.
 */
export async function lockOffer(work: UnitOfWork, offerId: string, expectedRevision?: number | null): Promise<LockedOffer | Refusal> {
  const unknown = refuse("NOT_FOUND", "There is no such offer.", { path: ["offerId"] });
  const found = await findOffer(work, offerId);
  if (found === null) return unknown;
  const locked = await lockCase(work, found.caseId);
  if (isRefusal(locked)) return unknown;
  const { row } = locked;
  const offer = await findOpenOffer(work, row.id);
  if (offer === null || offer.id !== found.id) {
    const details = { owner: { id: row.ownerId, since: row.ownerSince }, offerId: found.id };
    return refuse("OFFER_NOT_OPEN", "This offer has ended.", { path: ["offerId"], details });
  }
  if (expectedRevision !== undefined && expectedRevision !== null && expectedRevision !== offer.revision) {
    const details = { currentId: offer.id, expectedRevision };
    return refuse("REVISION_CONFLICT", "This offer changed since you read it.", { path: ["expectedRevision"], details });
  }
  return { ...locked, offer };
}
