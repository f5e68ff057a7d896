import type { Database } from "../../db/database";
import { findRows } from "../../db/find-rows";
import type { Statement } from "../../db/unit-of-work";
import type { BriefId, CaseId } from "../../domain/ids";
import type { BriefRow } from "./handoff-brief.type";
import type { IntervalRow } from "./ownership-interval.type";

const BRIEF = `'HandoffBrief' as "__typename", b.id, b.case_id as "caseId", b.source, b.situation, b.steps_tried as "stepsTried", b.reason,
  b.next_step as "nextStep", case when b.promise_text is not null then jsonb_build_object('text', b.promise_text, 'dueAt', iso(b.promise_due_at)) end as promise,
  b.author as "authorId", iso(b.written_at) as "writtenAt"`;

const LOAD: Statement = { name: "load_briefs", text: `select ${BRIEF} from handoff_briefs b where b.id = any($1)` };

/** Many briefs by id, in no order. */
export function loadBriefs(database: Database, ids: readonly BriefId[]): Promise<BriefRow[]> {
  return findRows(database, LOAD, [ids]);
}

/**
 * The briefs of these cases, the newest first: of their owner's moves, of standing in, of splits and of reopening.
 *
 * An offer nobody accepted keeps its brief to itself; one that was accepted counts from the instant of the move.
 */
export function loadBriefsOfCases(database: Database, caseIds: readonly CaseId[]): Promise<BriefRow[]> {
  return findRows(
    database,
    {
      name: "load_briefs_of_cases",
      text: `select ${BRIEF} from handoff_briefs b left join ownership o on o.brief_id = b.id
      where b.case_id = any($1) and (o.number is not null or not exists (select from transfer_offers t where t.brief_id = b.id))
      order by coalesce(o.since, b.written_at) desc, o.number desc nulls last, b.id desc`,
    },
    [caseIds],
  );
}

/** Who owned these cases when, the first stretch first. */
export function loadIntervals(database: Database, caseIds: readonly CaseId[]): Promise<IntervalRow[]> {
  return findRows(
    database,
    {
      name: "load_intervals",
      text: `select o.case_id as "caseId", o.number, o.person_id as "personId", iso(o.since) as since, iso(o.until) as until, o.move,
        o.reason_code as reason, o.brief_id as "briefId"
      from ownership o where o.case_id = any($1) order by o.number`,
    },
    [caseIds],
  );
}
