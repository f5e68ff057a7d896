import type { UnitOfWork } from "../../db/unit-of-work";
import type { EventId } from "../../domain/ids";
import { type HandoffBrief, judgeBrief, judgeRejoin, rejoin } from "../../domain/ownership";
import { isRefusal, type Refusal } from "../../domain/refusal";
import type { CaseRow } from "../cases/case-row.type";
import { appendChange, keepPersonInformed, lockCase, saveCase } from "../cases/change-case.command";
import { keepBrief } from "./handoff-brief.store";
import type { MovedRefs } from "./moved-refs";

/** The split that ends, and what whoever held half of it wants to be known. */
export interface RejoinOwnership {
  caseId: string;
  expectedRevision?: number | null;
  brief: HandoffBrief | null;
}

/** Brings both halves of the ownership back to the owner; whoever held one of them stays informed. */
export async function rejoinOwnership(work: UnitOfWork, input: RejoinOwnership): Promise<MovedRefs | Refusal> {
  const locked = await lockCase(work, input.caseId, input.expectedRevision);
  if (isRefusal(locked)) return locked;
  const { row, now } = locked;
  const refused = judgeRejoin({ ...locked, facts: row, openOffer: null }) ?? (input.brief === null ? null : judgeBrief(input.brief));
  if (refused !== null) return refused;
  const briefId = input.brief === null ? null : await keepBrief(work, row.id, { ...input.brief, source: "WRITTEN" }, now);
  const joined = await endSplit(work, row, briefId);
  await saveCase(work, joined.row, now);
  return { caseId: row.id, eventId: joined.eventId, ...(briefId === null ? {} : { briefId }) };
}

/** Ends the split of a locked case, with its event; the caller saves the case. */
export async function endSplit(
  work: UnitOfWork,
  row: CaseRow,
  briefId: MovedRefs["briefId"] | null,
): Promise<{ row: CaseRow; eventId: EventId }> {
  const joined = appendChange(work, row, rejoin(row), "OWNERSHIP_REJOINED", { extras: { heldBy: row.ownerId, briefId: briefId ?? null } });
  for (const former of [row.contactOwnerId, row.resolutionOwnerId]) if (former !== row.ownerId) await keepPersonInformed(work, row, former);
  return joined;
}
