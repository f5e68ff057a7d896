import type { UnitOfWork } from "../../db/unit-of-work";
import type { BriefSource } from "../../domain/event";
import type { BriefId } from "../../domain/ids";
import { composeBrief, type OwnershipReason } from "../../domain/ownership";
import type { CaseRow } from "../cases/case-row.type";
import { keepBrief } from "./handoff-brief.store";

/** A brief that is kept, by its id, and where its words come from. */
export interface KeptBrief {
  id: BriefId;
  source: BriefSource;
}

/** What a brief is composed for: which move of which case, and what was said about it. */
export interface BriefOccasion {
  row: CaseRow;
  now: Date;
  move: Parameters<typeof composeBrief>[0]["move"];
  reason: Pick<OwnershipReason, "text"> & { code: OwnershipReason["code"] | null };
}

/** Composes a brief from a locked case's record, and keeps it. */
export async function keepComposedBrief(work: UnitOfWork, { row, now, move, reason }: BriefOccasion): Promise<KeptBrief> {
  const composed = composeBrief({
    facts: row,
    subject: row.subject,
    nextStepWhat: row.nextStepWhat,
    move,
    reason: reason.code,
    reasonText: reason.text,
    formerOwners: row.ownershipNumber - 1,
  });
  return { id: await keepBrief(work, row.id, composed, now), source: composed.source };
}
