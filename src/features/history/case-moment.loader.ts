import { type CaseMoment, caseAsOf } from "../../domain/history/case-as-of";
import type { CaseId } from "../../domain/ids";
import { defineLoader, grouped } from "../../graphql/define-loader";
import { loadStories } from "./case-story.store";

/** Which case at which instant. */
interface MomentQuestion {
  caseId: CaseId;
  at: Date;
}

/** Cases as they were: one statement for a page of cases and all the instants asked about them. */
export const caseMomentLoader = defineLoader<MomentQuestion, CaseMoment | null>(
  async ({ services }, questions) => {
    const ids = [...new Set(questions.map(({ caseId }) => caseId))];
    const latest = new Date(Math.max(...questions.map(({ at }) => at.getTime())));
    const stories = grouped(ids, await loadStories(services.dataSource, ids, latest), (event) => event.caseId);
    const byCase = new Map(ids.map((id, index) => [id, stories[index] ?? []]));
    return questions.map(({ caseId, at }) => caseAsOf(byCase.get(caseId) ?? [], at));
  },
  ({ caseId, at }) => `${caseId} ${at.toISOString()}`,
);
