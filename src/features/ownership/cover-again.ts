import type { UnitOfWork } from "../../db/unit-of-work";
import { isOpen } from "../../domain/case-facts";
import type { PersonId } from "../../domain/ids";
import { standsIn } from "../../domain/ownership";
import type { PersonStanding } from "../../domain/permissions";
import { absenceEndOf } from "../absence/find-absence.command";
import { availableCoverOf } from "../absence/find-cover.command";
import type { CaseRow } from "../cases/case-row.type";
import { holdFutureOwner } from "../people/find-standing.command";
import { findTeam } from "../people/find-team.command";
import { holdPeople } from "../people/hold-people.command";
import { beginActing } from "./begin-acting";
import { findHeirs } from "./duty.store";
import { holdAtShiftEnd } from "./hold-at-shift-end";
import { holdFirstAvailable } from "./hold-first-available";
import { peekOwner } from "./peek-owner.store";
import { type Away, whyAway } from "./why-away";

/**
 * Lets somebody stand in on a locked open case whose owner is away and on which nobody does; the caller saves the case.
 *
 * The very row it was given where the owner is there, somebody else stands in, or nobody could. `exceptId` just stopped standing in, or is
 * away themselves: they are passed over.
 */
export async function coverAgain(work: UnitOfWork, row: CaseRow, now: Date, exceptId: PersonId | null): Promise<CaseRow> {
  if (!isOpen(row.status) || (standsIn(row, now) && row.actingOwnerId !== exceptId)) return row;
  const away = await whyAway(work, row, now);
  const standIn = away === null ? null : await holdStandIn(work, row, away, now, exceptId);
  if (away === null || standIn === null) return row;
  return (await beginActing(work, row, { personId: standIn.id, ...away }, now)).row;
}

// An absence leaves nothing behind: after the cover come those to whom a leave's beginning would have turned.
async function holdStandIn(
  work: UnitOfWork,
  row: CaseRow,
  away: Away,
  now: Date,
  exceptId: PersonId | null,
): Promise<PersonStanding | null> {
  if (away.reason === "SHIFT_END") {
    const team = await findTeam(work, row.teamId);
    return team === null ? null : holdAtShiftEnd(work, { ...row, atShiftEnd: team.atShiftEnd }, now, exceptId);
  }
  const chain = [...(await availableCoverOf(work, row.ownerId, row.teamId)), ...(await findHeirs(work, row.teamId))];
  return holdFirstAvailable(
    work,
    row,
    chain.filter((id) => id !== exceptId),
  );
}

/**
 * Holds the owner of a case, and while they are absent whoever could stand in for them, as they are until the commit.
 *
 * Called before the case is locked: persons come before cases, and an absence that ends meanwhile is then over or waits.
 */
export async function holdForCover(work: UnitOfWork, caseId: string): Promise<void> {
  const peeked = await peekOwner(work, caseId);
  if (peeked === null) return;
  const { ownerId, teamId } = peeked;
  await holdFutureOwner(work, ownerId);
  if ((await absenceEndOf(work, ownerId)) === null) return;
  await holdPeople(work, [...(await availableCoverOf(work, ownerId, teamId)), ...(await findHeirs(work, teamId))]);
}
