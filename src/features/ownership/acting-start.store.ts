import type { Database } from "../../db/database";
import { findRows } from "../../db/find-rows";
import type { CaseId } from "../../domain/ids";
import type { ActingStartRow } from "./acting-ownership.type";

/** How the newest standing in on each of these cases began. */
export function loadActingStarts(database: Database, caseIds: readonly CaseId[]): Promise<ActingStartRow[]> {
  return findRows(
    database,
    {
      name: "load_acting_starts",
      text: `select distinct on (e.case_id) e.case_id as "caseId", iso(e.occurred_at) as since, e.after ->> 'reason' as because
      from events e where e.case_id = any($1) and e.type = 'ACTING_OWNER_ASSIGNED' order by e.case_id, e.stream_sequence desc`,
    },
    [caseIds],
  );
}
