import type { UnitOfWork } from "../../db/unit-of-work";
import { judgeReason, judgeStandIn, judgeStandInTerms, type OwnershipReason, standsIn } from "../../domain/ownership";
import { isRefusal, type Refusal, refuse } from "../../domain/refusal";
import { appendChange, lockCase, saveCase } from "../cases/change-case.command";
import { tiePerson } from "../cases/tie-person.command";
import { availabilityOf } from "../people/find-availability.command";
import { holdFutureOwner } from "../people/find-standing.command";
import { ACTING_ENDS } from "./acting-timer";
import { checkRightPlace } from "./check-right-place";
import { keepComposedBrief } from "./compose-brief";
import { endActing } from "./end-acting";
import type { MovedRefs } from "./moved-refs";

/** Who stands in for the owner, until when, and why. */
export interface AssignActingOwner {
  caseId: string;
  expectedRevision?: number | null;
  personId: string;
  until: Date;
  reason: OwnershipReason;
}

/**
 * Lets somebody hold the owner's powers until an instant.
 *
 * Accountability stays, and it hands back by itself. One at a time. Whoever stands in gets a brief composed from the record. A stand-in
 * whose time has passed no longer counts, even before the sweep has come by.
 */
export async function assignActingOwner(work: UnitOfWork, input: AssignActingOwner): Promise<MovedRefs | Refusal> {
  const standIn = await holdFutureOwner(work, input.personId);
  const locked = await lockCase(work, input.caseId, input.expectedRevision);
  if (isRefusal(locked)) return locked;
  const { row, person, now } = locked;
  const unfit = judgeStandIn({ ...locked, facts: row, openOffer: null });
  if (unfit !== null) return unfit;
  if (standIn === null) return refuse("NOT_FOUND", "There is no such person.", { path: ["personId"] });
  const refused =
    judgeStandInTerms(row, person, standIn, input.until, now) ??
    judgeReason(input.reason) ??
    (await checkRightPlace(work, input.reason)) ??
    ((await availabilityOf(work, standIn.id)) ? null : refuse("PERSON_AWAY", "They are away.", { path: ["personId"] }));
  if (refused !== null) return refused;

  const free = (await endActing(work, row, standsIn(row, now) ? "OVERTAKEN" : "EXPIRED"))?.row ?? row;
  const brief = await keepComposedBrief(work, { row: free, now, move: "STANDS_IN", reason: input.reason });
  const { until } = input;
  await tiePerson(work, free, { personId: standIn.id, relation: "ACTING_OWNER", raci: null, until }, now);
  const tied = { ...free, actingOwnerId: standIn.id, actingUntil: until.toISOString() };
  await work.setTimer(ACTING_ENDS, row.id, until);
  const { code, rightCategoryKey, rightTeamId } = input.reason;
  const assigned = appendChange(work, free, tied, "ACTING_OWNER_ASSIGNED", {
    extras: { reason: code, rightCategoryKey, rightTeamId, briefId: brief.id },
  });
  await saveCase(work, assigned.row, now);
  return { caseId: row.id, eventId: assigned.eventId, briefId: brief.id };
}
