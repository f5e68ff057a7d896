import type { Database } from "../../db/database";
import type { CaseRow } from "./case-row.type";

/** How often a case's customer came to us since an instant: the cases its contact opened, or, where there is none, its account. */
export async function countContactsSince(database: Database, row: CaseRow, since: Date): Promise<number> {
  if (row.contactId === null && row.accountId === null) return 0;
  const rows: { count: number }[] = await database.query(
    `select count(*)::integer as count from cases c
      where c.opened_at >= $3 and case when $1::text is not null then c.contact_id = $1 else c.account_id = $2 end`,
    [row.contactId, row.accountId, since],
  );
  return rows[0]?.count ?? 0;
}
