import type { UnitOfWork } from "../../db/unit-of-work";
import type { EventId } from "../../domain/ids";
import type { CaseRow } from "../cases/case-row.type";
import { findLastAttempt, settleAttempt } from "./attempt.store";

/** Marks the last attempt to resolve a locked case as failed, because its customer came back; the caller saves the case. */
export async function failLastAttempt(work: UnitOfWork, row: CaseRow, causationId: EventId): Promise<CaseRow> {
  const last = await findLastAttempt(work, row.id);
  if (last === null || last.outcome === "FAILED") return row;
  await settleAttempt(work, last.id, { outcome: "FAILED", confirmedAt: null });
  const failed = { ...row };
  work.append(failed, {
    type: "RESOLUTION_ATTEMPTED",
    caseId: row.id,
    actor: "system:reopening",
    causationId,
    before: { outcome: "WORKED" },
    after: { attemptId: last.id, outcome: "FAILED" },
  });
  return failed;
}
