import type { UnitOfWork } from "../../db/unit-of-work";
import { judgeAnswer } from "../../domain/ownership";
import { isRefusal, type Refusal } from "../../domain/refusal";
import { saveCase } from "../cases/change-case.command";
import type { AnswerOffer } from "./accept-transfer.command";
import { endOpenOffer } from "./end-open-offer";
import { lockOffer } from "./lock-offer";
import type { MovedRefs } from "./moved-refs";

/** The offer to decline, and why. */
export interface DeclineOffer extends AnswerOffer {
  reason: string;
}

/** Declines a transfer: the sender owns on, and learns why. */
export async function declineTransfer(work: UnitOfWork, input: DeclineOffer): Promise<MovedRefs | Refusal> {
  const locked = await lockOffer(work, input.offerId, input.expectedRevision);
  if (isRefusal(locked)) return locked;
  const { row, person, standing, now, offer } = locked;
  const refused = judgeAnswer({ person, standing, facts: row, openOffer: offer, now });
  if (refused !== null) return refused;
  const ended = await endOpenOffer(work, row, offer, "DECLINED", now, input.reason);
  await saveCase(work, ended.row, now);
  return { caseId: row.id, offerId: offer.id, eventId: ended.eventId };
}
