import type { UnitOfWork } from "../../db/unit-of-work";
import { type HandoffBrief, judgeBrief, judgeReason, judgeReturn, type OwnershipReason, withReasonText } from "../../domain/ownership";
import { isRefusal, type Refusal } from "../../domain/refusal";
import { lockCase, powersBehind } from "../cases/change-case.command";
import { holdFutureOwner } from "../people/find-standing.command";
import { changeOwner } from "./change-owner.command";
import { checkRightPlace } from "./check-right-place";
import { findWayBack, holdWayBack } from "./find-way-back";
import { keepBrief } from "./handoff-brief.store";
import type { MovedRefs } from "./moved-refs";
import { findOpenOffer } from "./transfer-offer.store";

/** A case to give back, why, and what whoever gets it must know. */
export interface ReturnCase {
  caseId: string;
  expectedRevision?: number | null;
  reason: OwnershipReason;
  brief: HandoffBrief;
}

/**
 * Gives a case back to its previous owner, in the giver's own words.
 *
 * Where they are not available, to the steward of its queue. There is no way to give it to nobody.
 */
export async function returnCase(work: UnitOfWork, input: ReturnCase): Promise<MovedRefs | Refusal> {
  await holdWayBack(work, input.caseId);
  const locked = await lockCase(work, input.caseId, input.expectedRevision);
  if (isRefusal(locked)) return locked;
  const { row, now } = locked;
  const openOffer = await findOpenOffer(work, row.id);
  const wayBack = await findWayBack(work, row.id);
  const refused =
    judgeReturn({ ...locked, facts: row, openOffer, wayBack }) ??
    judgeReason(input.reason) ??
    judgeBrief(input.brief) ??
    (await checkRightPlace(work, input.reason));
  if (refused !== null) return refused;
  if (wayBack === null) throw new Error("a case that may go back has no way back");
  // Another one than was held before the lock, where the case moved meanwhile: the lock is then taken late, and a deadlock tried again.
  await holdFutureOwner(work, wayBack.toId);
  const brief = withReasonText({ ...input.brief, source: "WRITTEN" as const }, input.reason.text);
  const moved = await changeOwner(work, {
    row,
    now,
    toId: wayBack.toId,
    untaken: wayBack.untaken,
    move: "RETURNED",
    reason: input.reason,
    brief: { id: await keepBrief(work, row.id, brief, now), source: brief.source },
    openOffer,
    onBehalfOf: powersBehind(work, row),
  });
  return { caseId: row.id, eventId: moved.eventId, briefId: moved.briefId };
}
