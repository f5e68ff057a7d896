import type { UnitOfWork } from "../../db/unit-of-work";
import { judgeForce, judgeReason, judgeReceiver, type OwnershipReason } from "../../domain/ownership";
import { isRefusal, type Refusal, refuse } from "../../domain/refusal";
import { lockCase } from "../cases/change-case.command";
import { availabilityOf } from "../people/find-availability.command";
import { holdFutureOwner } from "../people/find-standing.command";
import { changeOwner } from "./change-owner.command";
import { checkRightPlace } from "./check-right-place";
import type { MovedRefs } from "./moved-refs";
import { findOpenOffer } from "./transfer-offer.store";

/** Who gets a case without being asked, and why. */
export interface ForceAssign {
  caseId: string;
  expectedRevision?: number | null;
  toPersonId: string;
  reason: OwnershipReason;
}

/**
 * Gives a case to somebody without asking.
 *
 * A lead may in their own team, an escalation manager and an admin everywhere; the brief is composed from the record.
 */
export async function forceAssign(work: UnitOfWork, input: ForceAssign): Promise<MovedRefs | Refusal> {
  const receiver = await holdFutureOwner(work, input.toPersonId);
  const locked = await lockCase(work, input.caseId, input.expectedRevision);
  if (isRefusal(locked)) return locked;
  const { row, person, standing, now } = locked;
  const openOffer = await findOpenOffer(work, row.id);
  const unfit = judgeForce({ person, standing, facts: row, openOffer, now });
  if (unfit !== null) return unfit;
  if (receiver === null) return refuse("NOT_FOUND", "There is no such person.", { path: ["toPersonId"] });
  const refused =
    judgeReceiver(row, receiver) ??
    judgeReason(input.reason) ??
    (await checkRightPlace(work, input.reason)) ??
    ((await availabilityOf(work, receiver.id)) ? null : refuse("PERSON_AWAY", "They are away.", { path: ["toPersonId"] }));
  if (refused !== null) return refused;
  const moved = await changeOwner(work, { row, now, toId: receiver.id, move: "FORCED", reason: input.reason, brief: null, openOffer });
  return { caseId: row.id, eventId: moved.eventId, briefId: moved.briefId };
}
