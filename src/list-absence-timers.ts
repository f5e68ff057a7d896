import { endShift } from "./features/ownership/end-shift.command";
import { SHIFT_ENDS } from "./features/ownership/shift-timer";
import { ABSENCE_ENDS, LEAVE_BEGINS } from "./features/people/absence-timers";
import { beginLeave } from "./features/people/begin-leave.command";
import { expireAbsence } from "./features/people/end-absence.command";
import type { TimerHandler } from "./jobs/sweep";
import { dutyHolders } from "./list-duty-holders";

/** What rings when somebody's leave or shift begins or ends, by the kind of timer. */
export const absenceTimers: { readonly [kind: string]: TimerHandler } = {
  [LEAVE_BEGINS]: (work, absenceId) => beginLeave(work, dutyHolders, absenceId),
  [ABSENCE_ENDS]: (work, absenceId) => expireAbsence(work, dutyHolders, absenceId),
  [SHIFT_ENDS]: endShift,
};
