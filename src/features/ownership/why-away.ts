import type { UnitOfWork } from "../../db/unit-of-work";
import { cannotWait } from "../../domain/absence";
import { isWorkingTime, nextShiftStart } from "../../domain/calendar";
import type { CaseFacts } from "../../domain/case-facts";
import { absenceEndOf } from "../absence/find-absence.command";
import { workingHoursOf } from "../people/find-working-hours.command";

/** Why the owner of a case needs somebody to stand in, and until when. */
export interface Away {
  reason: "ABSENCE" | "SHIFT_END";
  until: Date;
}

/**
 * Why somebody should stand in for the owner of a case now; `null` where they are there, or the case can wait for them.
 *
 * An absence is for every case; outside their working hours only what is urgent cannot wait: night is not leave.
 */
export async function whyAway(work: UnitOfWork, facts: Pick<CaseFacts, "ownerId" | "severity">, now: Date): Promise<Away | null> {
  const absentUntil = await absenceEndOf(work, facts.ownerId);
  if (absentUntil !== null) return absentUntil > now ? { reason: "ABSENCE", until: absentUntil } : null;
  if (!cannotWait(facts)) return null;
  const hours = (await workingHoursOf(work, [facts.ownerId])).get(facts.ownerId);
  const until = hours === undefined || isWorkingTime(hours, now) ? null : nextShiftStart(hours, now);
  return until === null ? null : { reason: "SHIFT_END", until };
}
