import type { BriefId, CaseId } from "../../domain/ids";
import { mayReadNotes } from "../../domain/permissions";
import { viewerOf } from "../../graphql/context";
import { defineLoader, grouped, inOrder } from "../../graphql/define-loader";
import type { BriefRow } from "./handoff-brief.type";
import type { IntervalRow } from "./ownership-interval.type";
import { loadBriefs, loadBriefsOfCases, loadIntervals } from "./read-ownership.store";

/** Briefs by id, as far as the viewer may read notes: a brief is one, too. */
export const briefLoader = defineLoader<BriefId, BriefRow | null>(async (context, ids) =>
  mayReadNotes(viewerOf(context)) ? inOrder(ids, await loadBriefs(context.services.dataSource, ids), (row) => row.id) : ids.map(() => null),
);

/** The briefs of a case's moves, the newest first, as far as the viewer may read notes. */
export const briefsOfCaseLoader = defineLoader<CaseId, BriefRow[]>(async (context, ids) =>
  mayReadNotes(viewerOf(context))
    ? grouped(ids, await loadBriefsOfCases(context.services.dataSource, ids), (row) => row.caseId)
    : ids.map(() => []),
);

/** Who owned a case when. */
export const intervalsLoader = defineLoader<CaseId, IntervalRow[]>(async ({ services }, ids) =>
  grouped(ids, await loadIntervals(services.dataSource, ids), (row) => row.caseId),
);
