import type { UnitOfWork } from "../../db/unit-of-work";
import { judgeTransition } from "../../domain/case-status";
import { judgeResolve } from "../../domain/case-steps";
import { isRefusal, type Refusal } from "../../domain/refusal";
import { appendChange, lockCase, saveCase } from "./change-case.command";
import type { StepRefs } from "./step-refs";

/** How a case was resolved. */
export interface ResolveCase {
  caseId: string;
  expectedRevision?: number | null;
  resolution: string;
}

/** Resolves a case: nothing is left to do, so it has no next step. Only the owner's powers do. */
export async function resolveCase(work: UnitOfWork, input: ResolveCase): Promise<StepRefs | Refusal> {
  const locked = await lockCase(work, input.caseId, input.expectedRevision);
  if (isRefusal(locked)) return locked;
  const { row, now } = locked;
  const refused = judgeResolve({ ...locked, facts: row }) ?? judgeTransition(row.status, "RESOLVED");
  if (refused !== null) return refused;
  const resolved = {
    ...row,
    status: "RESOLVED" as const,
    resolution: input.resolution,
    resolvedAt: now.toISOString(),
    nextStepWhat: null,
    nextStepActorId: null,
    nextStepDueAt: null,
  };
  const changed = appendChange(work, row, resolved, "CASE_STATUS_CHANGED");
  await saveCase(work, changed.row, now);
  return { caseId: row.id, eventId: changed.eventId };
}
