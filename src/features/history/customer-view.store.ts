import type { Database } from "../../db/database";
import type { ViewedCase } from "../../domain/history/customer-view";
import type { CaseId } from "../../domain/ids";

/** What a customer's view of a case is made of; `null` where there is no such case. */
export async function findViewedCase(database: Database, id: CaseId): Promise<ViewedCase | null> {
  const rows: ViewedCase[] = await database.query(
    `select c.number, c.status, p.name as "ownerName",
        (select iso(r.next_update_by) from customer_replies r where r.case_id = c.id order by r.written_at desc, r.id desc limit 1) as "promisedBy"
      from cases c join persons p on p.id = c.owner_id where c.id = $1`,
    [id],
  );
  return rows[0] ?? null;
}
