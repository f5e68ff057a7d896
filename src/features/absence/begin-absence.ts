import type { DutyHolder, Occasion } from "../../db/duty-holder";
import type { UnitOfWork } from "../../db/unit-of-work";
import type { Handover, HeldDuty } from "../../domain/absence";
import type { EventId } from "../../domain/ids";
import { isRefusal } from "../../domain/refusal";
import type { PersonRecord } from "../people/person-row.type";
import { findHandovers, keepHandovers, moveAbsence } from "./absence.store";
import type { AbsenceRow } from "./absence-row.type";
import { ABSENCE_ENDS, LEAVE_BEGINS } from "./absence-timers";
import { endOverdue } from "./end-absence.command";
import { planAbsence } from "./plan-absence";
import { tellAbsence } from "./tell-absence";

/** An absence that began, or what would have been left behind. */
export type Begun = { eventId: EventId } | { outstanding: HeldDuty[] };

/**
 * Begins the absence of a locked person: everything they hold goes to whom the plan names, the cover or the heirs.
 *
 * Whoever stands in for them already goes on until their own end. Nothing moves where something would be left behind.
 * Law: nobody can be deactivated, or begin a recorded leave, while a case would keep them as owner without an acting owner or a successor.
 */
export async function beginAbsence(
  work: UnitOfWork,
  holders: readonly DutyHolder[],
  person: PersonRecord,
  absence: AbsenceRow,
  now: Date,
): Promise<Begun> {
  await endOverdue(work, holders, person, now);
  const occasion: Occasion = { kind: absence.kind, personId: person.id, until: absence.endsAt };
  const named = await findHandovers(work, absence.id);
  const { defaultToId } = absence;
  const question = { occasion, named, defaultToId, at: now, reach: "HEIRS" } as const;
  // Planned twice: the first plan holds whoever may be asked, for persons are locked before cases. Somebody may stop standing in for the person
  // until their cases are locked too, so only the second sees all that they hold.
  await planAbsence(work, holders, question);
  for (const holder of holders) await holder.hold?.(work, person.id);
  const plan = await planAbsence(work, holders, question);
  if (plan.outstanding.length > 0) return { outstanding: plan.outstanding };
  const kept: Handover[] = [];
  for (const holder of holders) {
    for (const handover of plan.handed.filter(({ kind }) => kind === holder.kind)) {
      const given = await holder.hand(work, handover, occasion);
      if (!isRefusal(given)) kept.push(handover);
      else if (holder.end === undefined) throw new Error(`who was planned to take a duty could not: ${given.code}`);
      // A leave begins by itself, with nobody there to name somebody else.
      else await holder.end(work, handover, occasion);
    }
    for (const duty of plan.ending.filter(({ kind }) => kind === holder.kind)) await holder.end?.(work, duty, occasion);
  }
  await keepHandovers(work, absence.id, kept, now);
  await moveAbsence(work, { ...absence, state: "RUNNING" });
  await work.setTimer(LEAVE_BEGINS, absence.id, null);
  await work.setTimer(ABSENCE_ENDS, absence.id, absence.endsAt);
  return { eventId: await tellAbsence(work, person, absence, "BEGAN") };
}
