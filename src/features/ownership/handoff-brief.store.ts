import { newId } from "../../db/new-id";
import type { Statement, UnitOfWork } from "../../db/unit-of-work";
import type { BriefId, CaseId } from "../../domain/ids";
import type { SourcedBrief } from "../../domain/ownership";

const INSERT: Statement = {
  name: "insert_brief",
  text: `insert into handoff_briefs (id, case_id, source, situation, steps_tried, reason, next_step, promise_text, promise_due_at, author, written_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
};

/** Keeps a brief, and answers its id. */
export async function keepBrief(work: UnitOfWork, caseId: CaseId, brief: SourcedBrief, writtenAt: Date): Promise<BriefId> {
  const id = newId("brief");
  const { promise } = brief;
  await work.query(INSERT, [
    id,
    caseId,
    brief.source,
    brief.situation,
    brief.stepsTried,
    brief.reason,
    brief.nextStep,
    promise?.text ?? null,
    promise?.dueAt ?? null,
    work.actor,
    writtenAt,
  ]);
  return id;
}
