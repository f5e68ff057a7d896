import type { UnitOfWork } from "../../db/unit-of-work";
import { judgeWithdraw } from "../../domain/ownership";
import { isRefusal, type Refusal } from "../../domain/refusal";
import { saveCase } from "../cases/change-case.command";
import type { AnswerOffer } from "./accept-transfer.command";
import { endOpenOffer } from "./end-open-offer";
import { lockOffer } from "./lock-offer";
import type { MovedRefs } from "./moved-refs";

/** Calls an offer back: whoever made it, or the owner; the owner stays. */
export async function withdrawTransfer(work: UnitOfWork, input: AnswerOffer): Promise<MovedRefs | Refusal> {
  const locked = await lockOffer(work, input.offerId, input.expectedRevision);
  if (isRefusal(locked)) return locked;
  const { row, person, standing, now, offer } = locked;
  const refused = judgeWithdraw({ person, standing, facts: row, openOffer: offer, now });
  if (refused !== null) return refused;
  const ended = await endOpenOffer(work, row, offer, "WITHDRAWN", now);
  await saveCase(work, ended.row, now);
  return { caseId: row.id, offerId: offer.id, eventId: ended.eventId };
}
