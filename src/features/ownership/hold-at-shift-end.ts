import type { UnitOfWork } from "../../db/unit-of-work";
import type { ShiftEndRule } from "../../domain/absence";
import { isWorkingTime } from "../../domain/calendar";
import type { PersonId, TeamId } from "../../domain/ids";
import { leastLoadedFirst } from "../../domain/ownership";
import type { PersonStanding } from "../../domain/permissions";
import { availableCoverOf } from "../absence/find-cover.command";
import { availableAmong } from "../people/find-availability.command";
import { workingHoursOf } from "../people/find-working-hours.command";
import { findCandidates } from "./candidate.store";
import { holdFirstAvailable } from "./hold-first-available";

/** A case whose owner's shift is over, and what its team does then. */
export interface LateCase {
  ownerId: PersonId;
  teamId: TeamId;
  atShiftEnd: ShiftEndRule;
}

/**
 * Holds whoever stands in on a case while its owner's shift is over; `null` for nobody.
 *
 * Under NEXT_AVAILABLE whoever of the case's team is at work, else the cover. `exceptId` is passed over.
 */
export async function holdAtShiftEnd(
  work: UnitOfWork,
  late: LateCase,
  now: Date,
  exceptId: PersonId | null = null,
): Promise<PersonStanding | null> {
  const atWork = late.atShiftEnd === "NEXT_AVAILABLE" ? await findAtWork(work, late, now) : [];
  const chain = [...atWork, ...(await availableCoverOf(work, late.ownerId, late.teamId))];
  return holdFirstAvailable(
    work,
    late,
    chain.filter((id) => id !== exceptId),
  );
}

/** Whoever of the case's team is available and in their working time, the least loaded first. */
async function findAtWork(work: UnitOfWork, { teamId, ownerId }: LateCase, now: Date): Promise<PersonId[]> {
  const candidates = (await findCandidates(work, teamId, null)).filter(({ personId }) => personId !== ownerId).sort(leastLoadedFirst);
  const ids = candidates.map(({ personId }) => personId);
  const available = await availableAmong(work, ids);
  const hours = await workingHoursOf(work, ids);
  return ids.filter((id) => {
    const calendar = hours.get(id);
    return available.has(id) && calendar !== undefined && isWorkingTime(calendar, now);
  });
}
