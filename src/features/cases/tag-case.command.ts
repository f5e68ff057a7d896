import type { UnitOfWork } from "../../db/unit-of-work";
import { judgeTag } from "../../domain/case-steps";
import { isRefusal, type Refusal, refuse } from "../../domain/refusal";
import { changeTags, exceedsTagLimit, TAG_LIMIT } from "../../domain/tags";
import { appendChange, lockCase, saveCase } from "./change-case.command";
import type { StepRefs } from "./step-refs";

/** Tags to add and to remove. */
export interface TagCase {
  caseId: string;
  expectedRevision?: number | null;
  add: readonly string[];
  remove: readonly string[];
}

/**
 * Adds and removes tags.
 *
 * A tag is a code, never a name: the log keeps it for ever, also when erasing a contact takes it off their cases.
 */
export async function tagCase(work: UnitOfWork, input: TagCase): Promise<StepRefs | Refusal> {
  const locked = await lockCase(work, input.caseId, input.expectedRevision);
  if (isRefusal(locked)) return locked;
  const { row, now } = locked;
  const refused = judgeTag({ ...locked, facts: row });
  if (refused !== null) return refused;
  const { tags, added, removed } = changeTags(row.tags, input.add, input.remove);
  if (added.length === 0 && removed.length === 0) return refuse("NOTHING_TO_CHANGE", "The case carries exactly these tags already.");
  if (exceedsTagLimit(tags)) return refuse("TAG_LIMIT_REACHED", `A case carries at most ${TAG_LIMIT} tags.`, { path: ["add"] });
  const changed = appendChange(work, row, { ...row, tags }, "CASE_TAGGED", { extras: { added, removed } });
  await saveCase(work, changed.row, now);
  return { caseId: row.id, eventId: changed.eventId };
}
