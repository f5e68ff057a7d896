import type { DutyHolder } from "../../db/duty-holder";
import type { UnitOfWork } from "../../db/unit-of-work";
import { lockPerson } from "../people/lock-person.command";
import { findAbsence, moveAbsence } from "./absence.store";
import { LEAVE_BEGINS } from "./absence-timers";
import { beginAbsence } from "./begin-absence";
import { tellAbsence } from "./tell-absence";

const AGAIN_MS = 60_000;

/**
 * Begins a recorded leave at its time; called by the sweep, as the system.
 *
 * Does nothing where it began, or was called off, meanwhile. While something would be left behind it does not begin, and is tried again each minute;
 * a leave that was over before it could begin only ends.
 */
export async function beginLeave(work: UnitOfWork, holders: readonly DutyHolder[], absenceId: string): Promise<void> {
  const found = await findAbsence(work, absenceId);
  const locked = found === null ? null : await lockPerson(work, found.personId, { withAdmins: false });
  if (locked === null) return;
  const absence = await findAbsence(work, absenceId);
  if (absence === null || absence.state !== "RECORDED") return;
  const now = await work.now();
  if (absence.startsAt > now) return;
  if (absence.endsAt <= now) {
    await moveAbsence(work, { ...absence, state: "ENDED" });
    await work.setTimer(LEAVE_BEGINS, absence.id, null);
    await tellAbsence(work, locked.row, absence, "ENDED");
    return;
  }
  const begun = await beginAbsence(work, holders, locked.row, absence, now);
  if ("outstanding" in begun) await work.setTimer(LEAVE_BEGINS, absence.id, new Date(now.getTime() + AGAIN_MS));
}
