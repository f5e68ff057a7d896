import { type CaseMoment, caseAsOf } from "../../domain/history/case-as-of";
import type { CaseId } from "../../domain/ids";
import { maySeeEvent } from "../../domain/permissions";
import { viewerOf } from "../../graphql/context";
import { defineLoader, grouped } from "../../graphql/define-loader";
import { loadStories } from "./case-story.store";

/** Which case at which instant. */
interface MomentQuestion {
  caseId: CaseId;
  at: Date;
}

/** Cases as they were: one statement for a page of cases and all the instants asked about them. */
export const caseMomentLoader = defineLoader<MomentQuestion, CaseMoment | null>(
  async (context, questions) => {
    const viewer = viewerOf(context);
    const ids = [...new Set(questions.map(({ caseId }) => caseId))];
    const latest = new Date(Math.max(...questions.map(({ at }) => at.getTime())));
    const told = await loadStories(context.services.dataSource, ids, latest);
    // A note changes nothing of a case, but as its newest event it would be told to who may not know of it.
    const seen = told.filter((event) => maySeeEvent(viewer, event));
    const stories = grouped(ids, seen, (event) => event.caseId);
    const byCase = new Map(ids.map((id, index) => [id, stories[index] ?? []]));
    return questions.map(({ caseId, at }) => caseAsOf(byCase.get(caseId) ?? [], at));
  },
  ({ caseId, at }) => `${caseId} ${at.toISOString()}`,
);
