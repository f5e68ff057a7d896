import type { Database } from "../../db/database";
import type { PersonStanding } from "../../domain/permissions";
import type { CaseRow } from "./case-row.type";
import { whereCases } from "./where-cases";

/**
 * How often a case's customer came to us since an instant: the cases its contact opened, or, where there is none, its account.
 *
 * As far as the viewer may see them: a count must not tell of cases that do not exist for them.
 */
export async function countContactsSince(database: Database, viewer: PersonStanding, row: CaseRow, since: Date): Promise<number> {
  if (row.contactId === null && row.accountId === null) return 0;
  const customer = row.contactId !== null ? { contactIds: [row.contactId] } : { accountIds: [row.accountId ?? ""] };
  const conditions = whereCases(viewer, customer);
  conditions.add("c.opened_at >= $?", since);
  const rows: { count: number }[] = await database.query(conditions.count, conditions.values);
  return rows[0]?.count ?? 0;
}
