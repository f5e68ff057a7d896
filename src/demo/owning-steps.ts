import type { HandoffBrief, OwnershipFacet } from "../domain/ownership";
import { recordLeave } from "../features/absence/record-leave.command";
import { assignActingOwner } from "../features/ownership/assign-acting-owner.command";
import { returnCase } from "../features/ownership/return-case.command";
import { splitOwnership } from "../features/ownership/split-ownership.command";
import { stealCase } from "../features/ownership/steal-case.command";
import { dutyHolders } from "../list-duty-holders";
import { the } from "./demo-desk";
import type { FirstName } from "./demo-people";
import { type Because, HOUR_MS, reasonOf, type Step, step } from "./steps";

/** Lets somebody stand in for the owner for some hours. */
export const standIn = (hoursAgo: number, who: FirstName, forHours: number, because: Because): Step =>
  step(hoursAgo, "OWNER", async (work, told) =>
    assignActingOwner(work, {
      caseId: told.caseId,
      personId: the(told.desk.people, who),
      until: new Date((await work.now()).getTime() + forHours * HOUR_MS),
      reason: reasonOf(told, because),
    }),
  );

/** Gives half of the ownership to somebody. */
export const split = (hoursAgo: number, facet: OwnershipFacet, to: FirstName, brief: HandoffBrief): Step =>
  step(hoursAgo, "OWNER", (work, { caseId, desk }) => splitOwnership(work, { caseId, facet, toPersonId: the(desk.people, to), brief }));

/** Takes the case over from its owner. */
export const steal = (hoursAgo: number, by: FirstName, because: Because): Step =>
  step(hoursAgo, by, (work, told) => stealCase(work, { caseId: told.caseId, reason: reasonOf(told, because) }));

/** Gives the case back to whoever owned it before. */
export const giveBack = (hoursAgo: number, because: Because, brief: HandoffBrief): Step =>
  step(hoursAgo, "OWNER", (work, told) => returnCase(work, { caseId: told.caseId, reason: reasonOf(told, because), brief }));

/** Somebody records a leave: when it begins, counted from then, how long it lasts, and who acts for them. */
export interface Leave {
  inHours: number;
  forHours: number;
  /** Named for this very case; everything else goes by the standing cover. */
  instead?: FirstName;
}

/** Records a leave; one that begins in no hours begins at once. */
export const leave = (hoursAgo: number, by: FirstName, { inHours, forHours, instead }: Leave): Step =>
  step(hoursAgo, by, async (work, { caseId, desk }) => {
    const from = new Date((await work.now()).getTime() + inHours * HOUR_MS);
    const until = new Date(from.getTime() + forHours * HOUR_MS);
    const named = instead === undefined ? [] : [the(desk.people, instead)];
    const plan = named.map((toPersonId) => ({ kind: "OWNERSHIP" as const, subjectId: caseId, toPersonId, way: "ACTING" as const }));
    return recordLeave(work, dutyHolders, { personId: the(desk.people, by), from, until, plan });
  });
