import type { UnitOfWork } from "../../db/unit-of-work";
import { isWorkingTime, nextShiftStart } from "../../domain/calendar";
import { isOpen } from "../../domain/case-facts";
import type { PersonId } from "../../domain/ids";
import { leastLoadedFirst, mayReceive } from "../../domain/ownership";
import type { PersonStanding } from "../../domain/permissions";
import { lockCaseForSystem, saveCase } from "../cases/change-case.command";
import { availableAmong } from "../people/find-availability.command";
import { availableCoverOf } from "../people/find-cover.command";
import { holdFutureOwner } from "../people/find-standing.command";
import { shiftOf, workingHoursOf } from "../people/find-working-hours.command";
import { armShiftEnd } from "./arm-shift-end.command";
import { beginActing } from "./begin-acting";
import { findCandidates } from "./candidate.store";
import { findUrgentCases, type UrgentCase } from "./urgent-case.store";

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
      const standIn = await holdStandIn(work, found, now);
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
  if (row.ownerId !== ownerId || !isOpen(row.status)) return;
  const acting = await beginActing(work, row, { personId: standIn.id, until, reason: "SHIFT_END" }, now);
  await saveCase(work, acting.row, now);
}

async function holdStandIn(work: UnitOfWork, found: UrgentCase, now: Date): Promise<PersonStanding | null> {
  const atWork = found.atShiftEnd === "NEXT_AVAILABLE" ? await findAtWork(work, found, now) : [];
  for (const id of [...atWork, ...(await availableCoverOf(work, found.ownerId, found.teamId))]) {
    const person = id === found.ownerId ? null : await holdFutureOwner(work, id);
    if (person !== null && mayReceive(found, person)) return person;
  }
  return null;
}

/** Whoever of the case's team is available and in their working time, the least loaded first. */
async function findAtWork(work: UnitOfWork, { teamId, ownerId }: UrgentCase, now: Date): Promise<PersonId[]> {
  const candidates = (await findCandidates(work, teamId, null)).filter(({ personId }) => personId !== ownerId).sort(leastLoadedFirst);
  const ids = candidates.map(({ personId }) => personId);
  const available = await availableAmong(work, ids);
  const hours = await workingHoursOf(work, ids);
  return ids.filter((id) => {
    const calendar = hours.get(id);
    return available.has(id) && calendar !== undefined && isWorkingTime(calendar, now);
  });
}
