import type { DutyHolder, Occasion } from "../../db/duty-holder";
import type { Refs } from "../../db/run-command";
import type { UnitOfWork } from "../../db/unit-of-work";
import type { AbsenceId, EventId, PersonId } from "../../domain/ids";
import { type Refusal, refuse } from "../../domain/refusal";
import { checkRevision } from "../people/change-record.command";
import { lockPerson } from "../people/lock-person.command";
import type { PersonRecord } from "../people/person-row.type";
import { findAbsence, findOpenAbsences, moveAbsence } from "./absence.store";
import type { AbsenceRow } from "./absence-row.type";
import { ABSENCE_ENDS, LEAVE_BEGINS } from "./absence-timers";
import { judgeActorOn } from "./judge-actor.command";
import { tellAbsence } from "./tell-absence";

/** Which absence ends before its time. */
export interface EndAbsence {
  absenceId: string;
  expectedRevision?: number | null;
}

/** What a change of an absence touched. */
export interface AbsenceRefs extends Refs {
  absenceId: AbsenceId;
  personId: PersonId;
  eventId: EventId;
}

/** Calls a recorded leave off, or ends a running absence early: whoever acted for them hands back. */
export async function endAbsence(work: UnitOfWork, holders: readonly DutyHolder[], input: EndAbsence): Promise<AbsenceRefs | Refusal> {
  const found = await findAbsence(work, input.absenceId);
  const locked = found === null ? null : await lockPerson(work, found.personId, { withAdmins: false });
  const absence = locked === null ? null : await findAbsence(work, input.absenceId);
  if (locked === null || absence === null) return refuse("NOT_FOUND", "There is no such absence.", { path: ["absenceId"] });
  const { expectedRevision } = input;
  const refused =
    (await judgeActorOn(work, absence.personId, ["absenceId"])) ??
    (expectedRevision === null || expectedRevision === undefined ? null : checkRevision(absence, expectedRevision));
  if (refused !== null) return refused;
  if (absence.state !== "RECORDED" && absence.state !== "RUNNING") return refuse("NOTHING_TO_CHANGE", "This absence is over.");
  const eventId = await close(work, holders, locked.row, absence, true);
  return { absenceId: absence.id, personId: absence.personId, eventId };
}

/**
 * Ends an absence whose time is over; called by the sweep, as the system.
 *
 * Does nothing where it ended meanwhile: the timer may ring once more after a crash.
 */
export async function expireAbsence(work: UnitOfWork, holders: readonly DutyHolder[], absenceId: string): Promise<void> {
  const found = await findAbsence(work, absenceId);
  const locked = found === null ? null : await lockPerson(work, found.personId, { withAdmins: false });
  const absence = locked === null ? null : await findAbsence(work, absenceId);
  if (locked === null || absence === null || absence.state !== "RUNNING" || absence.endsAt > (await work.now())) return;
  await close(work, holders, locked.row, absence, false);
}

/** Ends an absence of a locked person that is over though its timer has not rung yet. */
export async function endOverdue(work: UnitOfWork, holders: readonly DutyHolder[], person: PersonRecord, now: Date): Promise<void> {
  const open = await findOpenAbsences(work, person.id);
  for (const absence of open.filter(({ state, endsAt }) => state === "RUNNING" && endsAt <= now)) {
    await close(work, holders, person, absence, false);
  }
}

/** Ends every absence of a locked person who leaves for good; nothing comes back to them. */
export async function endAbsencesOf(work: UnitOfWork, person: PersonRecord): Promise<void> {
  for (const absence of await findOpenAbsences(work, person.id)) await close(work, [], person, absence, true);
}

async function close(
  work: UnitOfWork,
  holders: readonly DutyHolder[],
  person: PersonRecord,
  absence: AbsenceRow,
  early: boolean,
): Promise<EventId> {
  const running = absence.state === "RUNNING";
  await moveAbsence(work, { ...absence, state: running ? "ENDED" : "CANCELLED" });
  await work.setTimer(LEAVE_BEGINS, absence.id, null);
  await work.setTimer(ABSENCE_ENDS, absence.id, null);
  if (running) await takeBack(work, holders, absence, early);
  return tellAbsence(work, person, absence, running ? "ENDED" : "CANCELLED");
}

async function takeBack(work: UnitOfWork, holders: readonly DutyHolder[], absence: AbsenceRow, early: boolean): Promise<void> {
  const occasion: Occasion = { kind: absence.kind, personId: absence.personId, until: absence.endsAt };
  for (const holder of holders) await holder.takeBack?.(work, { ...occasion, early });
}
