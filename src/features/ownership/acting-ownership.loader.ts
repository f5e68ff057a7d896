import type { CaseId } from "../../domain/ids";
import { defineLoader, inOrder } from "../../graphql/define-loader";
import type { ActingStartRow } from "./acting-ownership.type";
import { loadActingStarts } from "./acting-start.store";

/** How the newest standing in on a case began. */
export const actingStartLoader = defineLoader<CaseId, ActingStartRow | null>(async ({ services }, ids) =>
  inOrder(ids, await loadActingStarts(services.dataSource, ids), (row) => row.caseId),
);
