import type { UnitOfWork } from "../../db/unit-of-work";
import type { OwnershipModel } from "../../domain/case-facts";
import { type ChosenOwner, mayReceive } from "../../domain/ownership";
import { availableCoverOf } from "../absence/find-cover.command";
import type { CaseRow } from "../cases/case-row.type";
import { availabilityOf } from "../people/find-availability.command";
import { holdFutureOwner } from "../people/find-standing.command";
import { findTeam } from "../people/find-team.command";
import { changeOwner } from "./change-owner.command";
import type { KeptBrief } from "./compose-brief";
import { holdFirstAvailable } from "./hold-first-available";
import { holdFirstOwner } from "./hold-first-owner";
import { findOpenOffer } from "./transfer-offer.store";

type Successor = Pick<ChosenOwner, "ownerId" | "untaken">;

/**
 * Gives a locked case that came back to whom its model names; answers the row as it is then.
 *
 * That is its last owner if available, else their cover, else the steward of its queue, to be taken; under NEXT_AVAILABLE the least loaded
 * available agent of its team. The very row it was given where its owner keeps it, which is then for the caller to save.
 */
export async function giveBackToWork(work: UnitOfWork, row: CaseRow, now: Date, brief: KeptBrief | null): Promise<CaseRow> {
  const next = row.ownershipModel === "NEXT_AVAILABLE" ? await nextAvailable(work, row) : await lastOwnerOrSteward(work, row);
  return give(work, row, now, next, brief);
}

async function give(work: UnitOfWork, row: CaseRow, now: Date, next: Successor, brief: KeptBrief | null): Promise<CaseRow> {
  if (next.ownerId === row.ownerId) return row;
  const openOffer = await findOpenOffer(work, row.id);
  const change = { row, now, toId: next.ownerId, untaken: next.untaken, move: "REOPENED" as const, reason: null, brief, openOffer };
  return (await changeOwner(work, change)).row;
}

function nextAvailable(work: UnitOfWork, row: CaseRow): Promise<Successor> {
  const model: OwnershipModel = "NEXT_AVAILABLE";
  return holdFirstOwner(work, model, row.teamId, row.accountId);
}

// A person's cover stands between them and the steward.
async function lastOwnerOrSteward(work: UnitOfWork, row: CaseRow): Promise<Successor> {
  const last = await holdFutureOwner(work, row.ownerId);
  if (last !== null && mayReceive(row, last) && (await availabilityOf(work, last.id))) return { ownerId: last.id, untaken: row.untaken };
  const cover = await holdFirstAvailable(work, row, await availableCoverOf(work, row.ownerId, row.teamId));
  if (cover !== null) return { ownerId: cover.id, untaken: false };
  const team = await findTeam(work, row.teamId);
  if (team === null) throw new Error("a case belongs to a team that is not there");
  await holdFutureOwner(work, team.queueStewardId);
  return { ownerId: team.queueStewardId, untaken: true };
}
