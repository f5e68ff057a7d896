import type { Database } from "./database";

const AT_ONCE = 1_000;

/**
 * Forgets the answers that were given more than seven days ago, and tells how many.
 *
 * Each batch is a transaction of its own, and passes over what somebody else is just forgetting or answering again.
 */
export async function forgetOldAnswers(database: Database): Promise<number> {
  let forgotten = 0;
  for (;;) {
    const [batch]: { answers: number }[] = await database.query(
      `with old as (
        select actor, key from idempotency_records
        where created_at < (select steward_now()) - interval '7 days'
        order by created_at limit $1 for update skip locked
      ), gone as (
        delete from idempotency_records r using old where r.actor = old.actor and r.key = old.key returning 1
      )
      select count(*)::integer as answers from gone`,
      [AT_ONCE],
    );
    const answers = batch?.answers ?? 0;
    forgotten += answers;
    if (answers < AT_ONCE) return forgotten;
  }
}
