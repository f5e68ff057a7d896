import { newId } from "../../db/new-id";
import type { UnitOfWork } from "../../db/unit-of-work";
import type { ActorId, PersonId } from "../../domain/ids";
import { type HandoffBrief, judgeBrief, judgeOffer, judgeReason, judgeReceiver, type OwnershipReason } from "../../domain/ownership";
import { isRefusal, type Refusal, refuse } from "../../domain/refusal";
import { appendChange, lockCase, saveCase } from "../cases/change-case.command";
import { availabilityOf } from "../people/find-availability.command";
import { holdFutureOwner } from "../people/find-standing.command";
import { checkRightPlace } from "./check-right-place";
import { keepBrief } from "./handoff-brief.store";
import type { MovedRefs } from "./moved-refs";
import { OFFER_EXPIRES } from "./offer-timer";
import { findOpenOffer, insertOffer } from "./transfer-offer.store";

/** Who should own it, why, and what they must know. */
export interface OfferTransfer {
  caseId: string;
  expectedRevision?: number | null;
  toPersonId: string;
  reason: OwnershipReason;
  brief: HandoffBrief;
  /** Milliseconds until the offer ends by itself; left out: four hours. */
  expiresInMs: number | null;
}

const FOUR_HOURS_MS = 4 * 3_600_000;
const LONGEST_MS = 14 * 24 * 3_600_000;
const SHORTEST_MS = 1_000;

/**
 * Offers a case to somebody, in the sender's own words; the sender owns until it is accepted.
 *
 * The offer ends by itself (EXPIRED) after `expiresInMs`, one second to fourteen days.
 */
export async function offerTransfer(work: UnitOfWork, input: OfferTransfer): Promise<MovedRefs | Refusal> {
  const receiver = await holdFutureOwner(work, input.toPersonId);
  const locked = await lockCase(work, input.caseId, input.expectedRevision);
  if (isRefusal(locked)) return locked;
  const { row, person, standing, now } = locked;
  const openOffer = await findOpenOffer(work, row.id);
  const unfit = judgeOffer({ person, standing, facts: row, openOffer, now });
  if (unfit !== null) return unfit;
  if (receiver === null) return refuse("NOT_FOUND", "There is no such person.", { path: ["toPersonId"] });
  const refused =
    judgeReceiver(row, receiver) ??
    judgeSelf(work.actor, receiver.id) ??
    judgeReason(input.reason) ??
    judgeBrief(input.brief) ??
    judgeSpan(input.expiresInMs) ??
    (await checkRightPlace(work, input.reason)) ??
    ((await availabilityOf(work, receiver.id)) ? null : refuse("PERSON_AWAY", "They are away.", { path: ["toPersonId"] }));
  if (refused !== null) return refused;

  const offerId = newId("off");
  const expiresAt = new Date(now.getTime() + (input.expiresInMs ?? FOUR_HOURS_MS));
  const briefId = await keepBrief(work, row.id, { ...input.brief, source: "WRITTEN" }, now);
  await insertOffer(work, {
    id: offerId,
    caseId: row.id,
    fromId: row.ownerId,
    toId: receiver.id,
    offeredBy: work.actor,
    reasonCode: input.reason.code,
    reasonText: input.reason.text,
    rightCategoryKey: input.reason.rightCategoryKey,
    rightTeamId: input.reason.rightTeamId as `team_${string}` | null,
    briefId,
    offeredAt: now.toISOString(),
    expiresAt: expiresAt.toISOString(),
  });
  await work.setTimer(OFFER_EXPIRES, offerId, expiresAt);
  const offered = appendChange(work, row, row, "TRANSFER_OFFERED", {
    extras: {
      offerId,
      fromId: row.ownerId,
      toId: receiver.id,
      expiresAt: expiresAt.toISOString(),
      reason: input.reason.code,
      rightCategoryKey: input.reason.rightCategoryKey,
      rightTeamId: input.reason.rightTeamId,
    },
  });
  await saveCase(work, offered.row, now);
  return { caseId: row.id, offerId, eventId: offered.eventId, briefId };
}

// A lead who wants a case assigns it; an offer that its maker accepts would be a handover without two people.
function judgeSelf(offeredBy: ActorId, toId: PersonId): Refusal | null {
  return offeredBy === toId ? refuse("NOT_TO_ONESELF", "Offer a case to somebody else.", { path: ["toPersonId"] }) : null;
}

function judgeSpan(expiresInMs: number | null): Refusal | null {
  if (expiresInMs === null) return null;
  if (expiresInMs < SHORTEST_MS) return refuse("IN_THE_PAST", "An offer stays open for at least a second.", { path: ["expiresIn"] });
  if (expiresInMs > LONGEST_MS) return refuse("TOO_FAR_AHEAD", "An offer stays open for at most fourteen days.", { path: ["expiresIn"] });
  return null;
}
