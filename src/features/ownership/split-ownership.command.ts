import type { UnitOfWork } from "../../db/unit-of-work";
import { type HandoffBrief, judgeBrief, judgeReceiver, judgeSplit, type OwnershipFacet, splitOff } from "../../domain/ownership";
import { isRefusal, type Refusal, refuse } from "../../domain/refusal";
import { appendChange, lockCase, saveCase } from "../cases/change-case.command";
import { availabilityOf } from "../people/find-availability.command";
import { holdFutureOwner } from "../people/find-standing.command";
import { keepBrief } from "./handoff-brief.store";
import type { MovedRefs } from "./moved-refs";

/** Which half of the ownership goes to whom, and what they must know. */
export interface SplitOwnership {
  caseId: string;
  expectedRevision?: number | null;
  facet: OwnershipFacet;
  toPersonId: string;
  brief: HandoffBrief;
}

/**
 * Gives half of the ownership to somebody: who talks to the customer, or who fixes it.
 *
 * The owner stays accountable.
 */
export async function splitOwnership(work: UnitOfWork, input: SplitOwnership): Promise<MovedRefs | Refusal> {
  const receiver = await holdFutureOwner(work, input.toPersonId);
  const locked = await lockCase(work, input.caseId, input.expectedRevision);
  if (isRefusal(locked)) return locked;
  const { row, now } = locked;
  const unfit = judgeSplit({ ...locked, facts: row, openOffer: null });
  if (unfit !== null) return unfit;
  if (receiver === null) return refuse("NOT_FOUND", "There is no such person.", { path: ["toPersonId"] });
  const refused =
    judgeReceiver(row, receiver) ??
    judgeBrief(input.brief) ??
    ((await availabilityOf(work, receiver.id)) ? null : refuse("PERSON_AWAY", "They are away.", { path: ["toPersonId"] }));
  if (refused !== null) return refused;
  const briefId = await keepBrief(work, row.id, { ...input.brief, source: "WRITTEN" }, now);
  const parted = splitOff(row, input.facet, receiver.id);
  const split = appendChange(work, row, parted, "OWNERSHIP_SPLIT", {
    extras: { facet: input.facet, answeredBy: parted.contactOwnerId, fixedBy: parted.resolutionOwnerId, briefId },
  });
  await saveCase(work, split.row, now);
  return { caseId: row.id, eventId: split.eventId, briefId };
}
