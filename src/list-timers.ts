import { ABSENCE_ENDS, LEAVE_BEGINS } from "./features/absence/absence-timers";
import { beginLeave } from "./features/absence/begin-leave.command";
import { expireAbsence } from "./features/absence/end-absence.command";
import { DELEGATION_ENDS } from "./features/collaboration/delegation-timer";
import { expireDelegation } from "./features/collaboration/expire-delegation.command";
import { ACTING_ENDS } from "./features/ownership/acting-timer";
import { endShift } from "./features/ownership/end-shift.command";
import { expireActing } from "./features/ownership/expire-acting.command";
import { expireOffer } from "./features/ownership/expire-offer.command";
import { OFFER_EXPIRES } from "./features/ownership/offer-timer";
import { SHIFT_ENDS } from "./features/ownership/shift-timer";
import type { TimerHandler } from "./jobs/sweep";
import { dutyHolders } from "./list-duty-holders";

/** What happens when a timer rings, by its kind. */
export const timers: { readonly [kind: string]: TimerHandler } = {
  [OFFER_EXPIRES]: expireOffer,
  [ACTING_ENDS]: expireActing,
  [DELEGATION_ENDS]: expireDelegation,
  [LEAVE_BEGINS]: (work, absenceId) => beginLeave(work, dutyHolders, absenceId),
  [ABSENCE_ENDS]: (work, absenceId) => expireAbsence(work, dutyHolders, absenceId),
  [SHIFT_ENDS]: endShift,
};
