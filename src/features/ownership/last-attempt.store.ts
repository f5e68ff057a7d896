import type { Database } from "../../db/database";
import { findRows } from "../../db/find-rows";
import type { ConfirmQuestion } from "../../domain/conversation";
import type { CaseId } from "../../domain/ids";

/** Whether the last attempt to resolve a case waits for the customer's word. */
export type LastAttemptRow = NonNullable<ConfirmQuestion["lastAttempt"]> & { caseId: CaseId; at: string };

/** The last attempt to resolve each of these cases; a case where nothing was tried is left out. */
export function loadLastAttempts(database: Database, caseIds: readonly CaseId[]): Promise<LastAttemptRow[]> {
  const text = `select distinct on (t.case_id) t.case_id as "caseId", t.outcome, iso(t.confirmed_at) as "confirmedAt", iso(t.at) as at
    from resolution_attempts t where t.case_id = any($1) order by t.case_id, t.number desc`;
  return findRows(database, { name: "load_last_attempts", text }, [caseIds]);
}
