import type { DutyHolder } from "../../db/duty-holder";
import { newId } from "../../db/new-id";
import type { UnitOfWork } from "../../db/unit-of-work";
import { judgeSpan } from "../../domain/absence";
import { type Refusal, refuse } from "../../domain/refusal";
import { lockPerson, noSuchPerson } from "../people/lock-person.command";
import { findOpenAbsences, insertAbsence } from "./absence.store";
import type { AbsenceRow } from "./absence-row.type";
import { beginAbsence } from "./begin-absence";
import type { AbsenceRefs } from "./end-absence.command";
import { dutiesOutstanding } from "./find-duties.command";
import { judgeActorOn } from "./judge-actor.command";

/** Who is away from this instant, and until when. */
export interface SetAwayNow {
  personId: string;
  until: Date;
}

/**
 * Says that somebody is away from now on: their standing cover acts for them at once.
 *
 * Where it has nobody available their team's does, then the queue's steward. Whoever stands in already goes on; halves of split cases go back
 * to their owners. Queues, tasks, offers, delegations and proposals wait: they keep nobody else from answering.
 */
export async function setAwayNow(work: UnitOfWork, holders: readonly DutyHolder[], input: SetAwayNow): Promise<AbsenceRefs | Refusal> {
  const locked = await lockPerson(work, input.personId, { withAdmins: false });
  if (locked === null) return noSuchPerson(["personId"]);
  const { row } = locked;
  const now = await work.now();
  const refused =
    (await judgeActorOn(work, row.id)) ??
    (row.active ? null : refuse("PERSON_INACTIVE", "They no longer work here.", { path: ["personId"] })) ??
    (input.until <= now ? refuse("IN_THE_PAST", "An absence ends in the future.", { path: ["until"] }) : null);
  if (refused !== null) return refused;
  const open = (await findOpenAbsences(work, row.id)).map(({ startsAt, endsAt }) => ({ from: startsAt, until: endsAt }));
  const unfit = judgeSpan({ from: now, until: input.until }, open, now);
  if (unfit !== null) return { ...unfit, path: ["until"] };
  const absence: AbsenceRow = {
    id: newId("abs"),
    revision: 1,
    personId: row.id,
    kind: "AWAY_NOW",
    startsAt: now,
    endsAt: input.until,
    state: "RECORDED",
    defaultToId: null,
  };
  await insertAbsence(work, absence, now);
  const begun = await beginAbsence(work, holders, row, absence, now);
  if ("outstanding" in begun) return dutiesOutstanding(begun.outstanding, ["personId"]);
  return { absenceId: absence.id, personId: row.id, eventId: begun.eventId };
}
