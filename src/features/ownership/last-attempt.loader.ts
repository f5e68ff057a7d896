import type { CaseId } from "../../domain/ids";
import { defineLoader, inOrder } from "../../graphql/define-loader";
import { type LastAttemptRow, loadLastAttempts } from "./last-attempt.store";

/** The last attempt to resolve each case, as far as a confirmation asks for it; `null` where nothing was tried. */
export const lastAttemptLoader = defineLoader<CaseId, LastAttemptRow | null>(async ({ services }, ids) =>
  inOrder(ids, await loadLastAttempts(services.dataSource, ids), (row) => row.caseId),
);
