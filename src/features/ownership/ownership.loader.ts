import type { BriefId, CaseId } from "../../domain/ids";
import { defineLoader, grouped, inOrder } from "../../graphql/define-loader";
import type { BriefRow } from "./handoff-brief.type";
import type { IntervalRow } from "./ownership-interval.type";
import { loadBriefs, loadBriefsOfCases, loadIntervals } from "./read-ownership.store";

/** Briefs by id. */
export const briefLoader = defineLoader<BriefId, BriefRow | null>(async ({ services }, ids) =>
  inOrder(ids, await loadBriefs(services.dataSource, ids), (row) => row.id),
);

/** The briefs of a case's moves, the newest first. */
export const briefsOfCaseLoader = defineLoader<CaseId, BriefRow[]>(async ({ services }, ids) =>
  grouped(ids, await loadBriefsOfCases(services.dataSource, ids), (row) => row.caseId),
);

/** Who owned a case when. */
export const intervalsLoader = defineLoader<CaseId, IntervalRow[]>(async ({ services }, ids) =>
  grouped(ids, await loadIntervals(services.dataSource, ids), (row) => row.caseId),
);
