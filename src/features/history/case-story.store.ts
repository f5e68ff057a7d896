import type { Database } from "../../db/database";
import type { PastEvent } from "../../domain/history/case-as-of";
import type { CaseId } from "../../domain/ids";

/** One event of a case's story, with the case it is of. */
export interface StoryRow extends PastEvent {
  caseId: CaseId;
}

/** All that happened to many cases up to an instant, in the order of each case's stream. */
export function loadStories(database: Database, caseIds: readonly CaseId[], until: Date): Promise<StoryRow[]> {
  return database.query(
    `select e.case_id as "caseId", e.id, e.type, e.occurred_at as "occurredAt", e.before, e.after from events e
      where e.case_id = any($1) and e.occurred_at <= $2 order by e.case_id, e.stream_sequence`,
    [caseIds, until],
  );
}
