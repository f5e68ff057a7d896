import type { PendingEvent } from "../../db/insert-events";
import type { UnitOfWork } from "../../db/unit-of-work";
import { isOpen } from "../../domain/case-facts";
import { mayReceive, standsIn } from "../../domain/ownership";
import { lockCaseForSystem, saveCase } from "../cases/change-case.command";
import { absenceEndOf } from "../people/find-absence.command";
import { availableCoverOf } from "../people/find-cover.command";
import { holdFutureOwner } from "../people/find-standing.command";
import { beginActing } from "./begin-acting";

/**
 * Lets the cover act for somebody away to whom a rule gave a case, such as a queue's steward.
 *
 * Takes part in every opening and every change of an owner. Who takes a case for themselves while they are away means it.
 */
export async function coverAwayOwner(work: UnitOfWork, { caseId }: Pick<PendingEvent, "caseId">): Promise<void> {
  if (caseId === null || caseId === undefined) return;
  const locked = await lockCaseForSystem(work, caseId);
  if (locked === null || locked.row.ownerId === work.actor || !isOpen(locked.row.status) || standsIn(locked.row, locked.now)) return;
  const { row, now } = locked;
  const until = await absenceEndOf(work, row.ownerId);
  if (until === null || until <= now) return;
  for (const id of await availableCoverOf(work, row.ownerId, row.teamId)) {
    const person = await holdFutureOwner(work, id);
    if (person === null || !mayReceive(row, person)) continue;
    const acting = await beginActing(work, row, { personId: person.id, until, reason: "ABSENCE" }, now);
    return saveCase(work, acting.row, now);
  }
}
