import type { UnitOfWork } from "../../db/unit-of-work";
import { judgeEndStandIn } from "../../domain/ownership";
import { isRefusal, type Refusal } from "../../domain/refusal";
import { lockCase, saveCase } from "../cases/change-case.command";
import { coverAgain, holdForCover } from "./cover-again";
import { endActing } from "./end-acting";
import type { MovedRefs } from "./moved-refs";

/** The case on which nobody stands in any more. */
export interface EndActingOwner {
  caseId: string;
  expectedRevision?: number | null;
}

/**
 * Ends the standing in before its time: the owner alone holds their powers again.
 *
 * While they are away the next of their cover stands in at once, unless they end it themselves: who does that means it.
 */
export async function endActingOwner(work: UnitOfWork, input: EndActingOwner): Promise<MovedRefs | Refusal> {
  await holdForCover(work, input.caseId);
  const locked = await lockCase(work, input.caseId, input.expectedRevision);
  if (isRefusal(locked)) return locked;
  const { row, now } = locked;
  const refused = judgeEndStandIn({ ...locked, facts: row, openOffer: null });
  if (refused !== null) return refused;
  const ended = await endActing(work, row, "WITHDRAWN");
  if (ended === null) throw new Error("a stand-in vanished under the case's lock");
  const left = row.ownerId === work.actor ? ended.row : await coverAgain(work, ended.row, now, row.actingOwnerId);
  await saveCase(work, left, now);
  return { caseId: row.id, eventId: ended.eventId };
}
