import type { UnitOfWork } from "../../db/unit-of-work";
import { judgeReason, judgeSteal, type OwnershipReason } from "../../domain/ownership";
import { isRefusal, type Refusal, refuse } from "../../domain/refusal";
import { lockCase, noSuchCase } from "../cases/change-case.command";
import { availabilityOf } from "../people/find-availability.command";
import { holdFutureOwner } from "../people/find-standing.command";
import { changeOwner } from "./change-owner.command";
import { checkRightPlace } from "./check-right-place";
import type { MovedRefs } from "./moved-refs";
import { peekOwner } from "./peek-owner.store";
import { findOpenOffer } from "./transfer-offer.store";

/** A case to take over from its owner, and why. */
export interface StealCase {
  caseId: string;
  expectedRevision?: number | null;
  reason: OwnershipReason;
}

/**
 * Takes a case over from its owner; the stealer owns it from this instant.
 *
 * Its former owner learns why from the brief. It is taken from somebody: of two who steal at once one wins, and the other gets
 * OWNER_CHANGED with the winner's id.
 */
export async function stealCase(work: UnitOfWork, input: StealCase): Promise<MovedRefs | Refusal> {
  const stealer = await holdFutureOwner(work, work.actor);
  if (stealer === null) return noSuchCase();
  const meant = await peekOwner(work, input.caseId);
  const locked = await lockCase(work, input.caseId, input.expectedRevision);
  if (isRefusal(locked)) return locked;
  const { row, standing, now } = locked;
  const openOffer = await findOpenOffer(work, row.id);
  const away = !(await availabilityOf(work, stealer.id));
  const unfit = judgeSteal({ person: stealer, standing, facts: row, openOffer, now, away });
  if (unfit !== null) return unfit;
  if (meant?.ownershipNumber !== row.ownershipNumber) {
    const details = { owner: { id: row.ownerId, since: row.ownerSince } };
    return refuse("OWNER_CHANGED", "The owner changed in the same moment; look who it is now.", { path: ["caseId"], details });
  }
  const refused = judgeReason(input.reason) ?? (await checkRightPlace(work, input.reason));
  if (refused !== null) return refused;
  const moved = await changeOwner(work, { row, now, toId: stealer.id, move: "STOLEN", reason: input.reason, brief: null, openOffer });
  return { caseId: row.id, eventId: moved.eventId, briefId: moved.briefId };
}
