import type { PendingEvent } from "../../db/insert-events";
import type { UnitOfWork } from "../../db/unit-of-work";
import { isOpen } from "../../domain/case-facts";
import { lockCaseForSystem } from "../cases/change-case.command";
import { holdFutureOwner } from "../people/find-standing.command";
import { findTeam } from "../people/find-team.command";
import { changeOwner } from "./change-owner.command";
import { findOpenOffer } from "./transfer-offer.store";

/**
 * Gives a case that nobody has taken yet to the steward of the queue it lies in now.
 *
 * Takes part in every classification: a case moved to another team waits in that team's queue. What somebody has taken stays theirs, and a
 * category alone moves no case: queues belong to teams.
 * Law: every ownership change carries a complete handoff brief, and the previous owner stays informed.
 */
export async function followQueue(work: UnitOfWork, { caseId, after }: Pick<PendingEvent, "caseId" | "after">): Promise<void> {
  if (caseId === null || caseId === undefined || after?.teamId === undefined) return;
  const locked = await lockCaseForSystem(work, caseId);
  if (locked === null || !locked.row.untaken || !isOpen(locked.row.status)) return;
  const { row, now } = locked;
  const team = await findTeam(work, row.teamId);
  if (team === null) throw new Error("a case belongs to a team that is not there");
  if (team.queueStewardId === row.ownerId) return;
  // Whoever classified the case held them already, before its lock.
  await holdFutureOwner(work, team.queueStewardId);
  const openOffer = await findOpenOffer(work, row.id);
  const change = { row, now, toId: team.queueStewardId, untaken: true, reason: null, brief: null, openOffer };
  await changeOwner(work, { ...change, move: "ASSIGNED_BY_RULE" });
}
