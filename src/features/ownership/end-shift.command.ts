import type { UnitOfWork } from "../../db/unit-of-work";
import { isWorkingTime, nextShiftStart } from "../../domain/calendar";
import { mayReceive } from "../../domain/ownership";
import type { PersonStanding } from "../../domain/permissions";
import { lockCaseForSystem, saveCase } from "../cases/change-case.command";
import { availableAmong } from "../people/find-availability.command";
import { shiftOf } from "../people/find-working-hours.command";
import { armShiftEnd } from "./arm-shift-end.command";
import { beginActing } from "./begin-acting";
import { holdAtShiftEnd } from "./hold-at-shift-end";
import { findUrgentCases, isUrgentStill, type UrgentCase } from "./urgent-case.store";

/**
 * Ends the shift of everybody who works by a person's or team's calendar; called by the sweep.
 *
 * Urgent open cases go to a stand-in until the next shift begins: under NEXT_AVAILABLE to whoever of the case's team is at work, else to the cover.
 * With nobody to stand in they wait: night is not leave. A timer that rings late, in the next shift, moves nothing.
 */
export async function endShift(work: UnitOfWork, sourceId: string): Promise<void> {
  const shift = await shiftOf(work, sourceId);
  const now = await work.now();
  const until = shift === null || isWorkingTime(shift.calendar, now) ? null : nextShiftStart(shift.calendar, now);
  if (shift !== null && until !== null) {
    const present = await availableAmong(work, shift.workers);
    const urgent = await findUrgentCases(
      work,
      shift.workers.filter((id) => present.has(id)),
      until,
    );
    const standIns = new Map<string, PersonStanding>();
    // Persons before cases: everybody who stands in is held before the first case is locked.
    for (const found of urgent) {
      const standIn = await holdAtShiftEnd(work, found, now);
      if (standIn !== null) standIns.set(found.caseId, standIn);
    }
    for (const found of urgent) await letStandIn(work, found, standIns.get(found.caseId), until);
  }
  await armShiftEnd(work, sourceId);
}

async function letStandIn(
  work: UnitOfWork,
  { caseId, ownerId }: UrgentCase,
  standIn: PersonStanding | undefined,
  until: Date,
): Promise<void> {
  const locked = standIn === undefined ? null : await lockCaseForSystem(work, caseId);
  if (locked === null || standIn === undefined) return;
  const { row, now } = locked;
  // Another process may have ended this very shift during the wait, or somebody have named a stand-in.
  if (row.ownerId !== ownerId || !(await isUrgentStill(work, caseId, until)) || !mayReceive(row, standIn)) return;
  const acting = await beginActing(work, row, { personId: standIn.id, until, reason: "SHIFT_END" }, now);
  await saveCase(work, acting.row, now);
}
