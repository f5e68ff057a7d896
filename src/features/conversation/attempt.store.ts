import type { Database } from "../../db/database";
import { findRows } from "../../db/find-rows";
import type { Statement, UnitOfWork } from "../../db/unit-of-work";
import type { ActorId, AttemptId, CaseId } from "../../domain/ids";
import type { AttemptRow, SatisfactionRow } from "./conversation-row.type";

const ATTEMPT = `t.id, t.case_id as "caseId", t.number, t.what, t.outcome, t.author as "authorId", iso(t.at) as at, iso(t.confirmed_at) as "confirmedAt"`;

const LAST: Statement = {
  name: "find_last_attempt",
  text: `select ${ATTEMPT} from resolution_attempts t where t.case_id = $1 order by t.number desc limit 1`,
};

/** The last attempt to resolve a locked case; `null` where nothing was tried. */
export async function findLastAttempt(work: UnitOfWork, caseId: CaseId): Promise<AttemptRow | null> {
  const [row] = await work.query<AttemptRow>(LAST, [caseId]);
  return row ?? null;
}

/** Who resolved a locked case last; `null` where no event says so. */
export async function findResolver(work: UnitOfWork, caseId: CaseId): Promise<ActorId | null> {
  const text = `select e.actor from events e where e.stream = $1 and e.type = 'CASE_STATUS_CHANGED' and e.after ->> 'status' = 'RESOLVED'
    order by e.stream_sequence desc limit 1`;
  const [row] = await work.query<{ actor: ActorId }>({ name: "find_resolver", text }, [caseId]);
  return row?.actor ?? null;
}

/** Keeps an attempt. */
export async function insertAttempt(work: UnitOfWork, row: Omit<AttemptRow, "confirmedAt">): Promise<void> {
  await work.query(
    {
      name: "insert_attempt",
      text: "insert into resolution_attempts (id, case_id, number, what, outcome, author, at) values ($1, $2, $3, $4, $5, $6, $7)",
    },
    [row.id, row.caseId, row.number, row.what, row.outcome, row.authorId, row.at],
  );
}

/** Writes what became of an attempt: confirmed at an instant, or failed after all. */
export async function settleAttempt(work: UnitOfWork, id: AttemptId, settled: Pick<AttemptRow, "outcome" | "confirmedAt">): Promise<void> {
  await work.query({ name: "settle_attempt", text: "update resolution_attempts set outcome = $2, confirmed_at = $3 where id = $1" }, [
    id,
    settled.outcome,
    settled.confirmedAt,
  ]);
}

/** What was tried on many cases, each case's first attempt first. */
export function loadAttempts(database: Database, caseIds: readonly CaseId[]): Promise<AttemptRow[]> {
  const text = `select ${ATTEMPT} from resolution_attempts t where t.case_id = any($1) order by t.case_id, t.number`;
  return findRows(database, { name: "load_attempts", text }, [caseIds]);
}

/** Keeps a customer's rating as the newest of its case. */
export async function insertSatisfaction(work: UnitOfWork, row: SatisfactionRow): Promise<void> {
  await work.query(
    {
      name: "insert_satisfaction",
      text: `insert into satisfactions (id, case_id, number, score, comment, at)
        values ($1, $2, (select count(*) + 1 from satisfactions where case_id = $2), $3, $4, $5)`,
    },
    [row.id, row.caseId, row.score, row.comment, row.at],
  );
}

/** The newest rating of many cases. */
export function loadSatisfactions(database: Database, caseIds: readonly CaseId[]): Promise<SatisfactionRow[]> {
  return findRows(
    database,
    {
      name: "load_satisfactions",
      text: `select distinct on (s.case_id) s.id, s.case_id as "caseId", s.score, s.comment, iso(s.at) as at
      from satisfactions s where s.case_id = any($1) order by s.case_id, s.number desc`,
    },
    [caseIds],
  );
}
