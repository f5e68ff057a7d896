import type { UnitOfWork } from "../../db/unit-of-work";
import { judgeAccept } from "../../domain/ownership";
import { isRefusal, type Refusal } from "../../domain/refusal";
import { noSuchCase } from "../cases/change-case.command";
import { availabilityOf } from "../people/find-availability.command";
import { holdFutureOwner } from "../people/find-standing.command";
import { changeOwner } from "./change-owner.command";
import { lockOffer } from "./lock-offer";
import type { MovedRefs } from "./moved-refs";
import { findBriefSource } from "./transfer-offer.store";

/** The offer that somebody answers or calls back. */
export interface AnswerOffer {
  offerId: string;
  expectedRevision?: number | null;
}

/**
 * Accepts a transfer: whom it was offered to owns the case from this instant, with the sender's brief.
 *
 * An offer whose time has passed is not open, even before the sweep has ended it.
 */
export async function acceptTransfer(work: UnitOfWork, input: AnswerOffer): Promise<MovedRefs | Refusal> {
  const receiver = await holdFutureOwner(work, work.actor);
  if (receiver === null) return noSuchCase(["offerId"]);
  const locked = await lockOffer(work, input.offerId, input.expectedRevision);
  if (isRefusal(locked)) return locked;
  const { row, standing, now, offer } = locked;
  const away = !(await availabilityOf(work, receiver.id));
  const refused = judgeAccept({ person: receiver, standing, facts: row, openOffer: offer, now, away });
  if (refused !== null) return refused;
  const moved = await changeOwner(work, {
    row,
    now,
    toId: receiver.id,
    move: "ACCEPTED",
    reason: { code: offer.reasonCode, text: offer.reasonText, rightCategoryKey: offer.rightCategoryKey, rightTeamId: offer.rightTeamId },
    brief: { id: offer.briefId, source: await findBriefSource(work, offer.briefId) },
    openOffer: offer,
  });
  return { caseId: row.id, offerId: offer.id, eventId: moved.eventId, briefId: moved.briefId };
}
