import type { DataSource } from "typeorm";
import { findRows } from "../../db/find-rows";
import { newId } from "../../db/new-id";
import type { Statement, UnitOfWork } from "../../db/unit-of-work";
import type { CaseId, PersonId } from "../../domain/ids";
import type { CaseTies, RaciRole } from "../../domain/permissions";

/** Which person's ties to which case. */
export interface TieQuestion {
  caseId: CaseId;
  personId: PersonId;
}

interface TieRow {
  place: number;
  accountTeam: boolean;
  relation: "ACTING_OWNER" | "COLLABORATOR" | "DELEGATE" | null;
  raci: CaseTies["held"][number]["raci"];
  until: Date | null;
}

const FIND: Statement = {
  name: "find_ties",
  text: `select q.place::integer as place, r.relation, r.raci, case when isfinite(r.until) then r.until end as until,
      coalesce(q.person_id in (a.customer_success_manager_id, a.account_manager_id), false) as "accountTeam"
    from unnest($1::text[], $2::text[]) with ordinality as q(case_id, person_id, place)
    join cases c on c.id = q.case_id
    left join accounts a on a.id = c.account_id
    left join case_relations r on r.case_id = q.case_id and r.person_id = q.person_id`,
};

/** What nobody in particular has to do with a case. */
export const NO_TIES: CaseTies = { held: [], accountTeam: false };

function gather(rows: readonly TieRow[], count: number): CaseTies[] {
  const ties = Array.from({ length: count }, () => ({ held: [] as CaseTies["held"][number][], accountTeam: false }));
  for (const row of rows) {
    const tie = ties[row.place - 1];
    if (tie === undefined) continue;
    tie.accountTeam = row.accountTeam;
    if (row.relation !== null) tie.held.push({ relation: row.relation, raci: row.raci, until: row.until });
  }
  return ties;
}

/** One person's ties to a case, as this unit of work sees them under the case's lock. */
export async function findTies(work: UnitOfWork, { caseId, personId }: TieQuestion): Promise<CaseTies> {
  return (await findTiesOf(work, caseId, [personId]))[0] ?? NO_TIES;
}

/** The ties of many persons to a case, in the order asked. */
export async function findTiesOf(work: UnitOfWork, caseId: CaseId, personIds: readonly PersonId[]): Promise<CaseTies[]> {
  return gather(await work.query<TieRow>(FIND, [personIds.map(() => caseId), personIds]), personIds.length);
}

// The usual question: a whole page of cases, one viewer. It costs a third of asking pair by pair.
const FIND_OF_ONE: Statement = {
  name: "find_ties_of_one",
  text: `select r.case_id as "caseId", r.relation, r.raci, case when isfinite(r.until) then r.until end as until
      from case_relations r where r.person_id = $1 and r.case_id = any($2)
    union all select c.id, null, null, null from cases c where c.id = any($2) and c.account_id in
      (select a.id from accounts a where a.customer_success_manager_id = $1 or a.account_manager_id = $1)`,
};

async function loadTiesOfOne(dataSource: DataSource, personId: PersonId, caseIds: readonly CaseId[]): Promise<CaseTies[]> {
  const rows = await findRows<Omit<TieRow, "place" | "accountTeam"> & { caseId: CaseId }>(dataSource, FIND_OF_ONE, [personId, caseIds]);
  const byCase = new Map(caseIds.map((id) => [id, { held: [] as CaseTies["held"][number][], accountTeam: false }]));
  for (const { caseId, relation, raci, until } of rows) {
    const ties = byCase.get(caseId);
    if (ties === undefined) continue;
    if (relation === null) ties.accountTeam = true;
    else ties.held.push({ relation, raci, until });
  }
  return caseIds.map((id) => byCase.get(id) ?? NO_TIES);
}

/** The ties of many persons to many cases in one statement, in the order asked. */
export async function loadTies(dataSource: DataSource, questions: readonly TieQuestion[]): Promise<CaseTies[]> {
  const [first] = questions;
  if (first !== undefined && questions.every(({ personId }) => personId === first.personId)) {
    return loadTiesOfOne(
      dataSource,
      first.personId,
      questions.map(({ caseId }) => caseId),
    );
  }
  const rows = await findRows<TieRow>(dataSource, FIND, [questions.map((q) => q.caseId), questions.map((q) => q.personId)]);
  return gather(rows, questions.length);
}

/** Keeps a person informed of a case from now on; a collaborator stays what they are, unless that has ended. */
export async function keepInformed(work: UnitOfWork, caseId: CaseId, personId: PersonId): Promise<void> {
  await work.query(
    {
      name: "keep_informed",
      text: `insert into case_relations as r (case_id, person_id, relation, raci) values ($1, $2, 'COLLABORATOR', 'INFORMED')
        on conflict (case_id, person_id, relation) do update set raci = excluded.raci, until = excluded.until where r.until <= steward_now()`,
    },
    [caseId, personId],
  );
}

/** A relation to a case as a feature above writes it. */
export interface WrittenTie {
  personId: PersonId;
  relation: "ACTING_OWNER" | "COLLABORATOR" | "DELEGATE";
  /** Of a collaborator only. */
  raci: RaciRole | null;
  /** `null`: without an end. */
  until: Date | null;
}

/** Writes a relation to a case, over the one the person has. */
export async function writeTie(work: UnitOfWork, caseId: CaseId, tie: WrittenTie, now: Date): Promise<void> {
  await work.query(
    {
      name: "write_tie",
      text: `insert into case_relations as r (case_id, person_id, relation, raci, until, id, added_by, added_at)
        values ($1, $2, $3, $4, coalesce($5::timestamptz, 'infinity'), $6, $7, $8)
        on conflict (case_id, person_id, relation) do update set raci = excluded.raci, until = excluded.until, revision = r.revision + 1,
          added_by = excluded.added_by, added_at = excluded.added_at`,
    },
    [caseId, tie.personId, tie.relation, tie.raci, tie.until, newId("col"), work.actor, now],
  );
}

/** Takes a relation to a case away. */
export async function deleteTie(work: UnitOfWork, caseId: CaseId, tie: Pick<WrittenTie, "personId" | "relation">): Promise<void> {
  await work.query({ name: "delete_tie", text: "delete from case_relations where case_id = $1 and person_id = $2 and relation = $3" }, [
    caseId,
    tie.personId,
    tie.relation,
  ]);
}

/** Ends a relation to a case at an instant, if it lasts longer. */
export async function endTie(work: UnitOfWork, caseId: CaseId, tie: Pick<WrittenTie, "personId" | "relation">, at: Date): Promise<void> {
  await work.query(
    {
      name: "end_tie",
      text: `update case_relations set until = $4, revision = revision + 1
        where case_id = $1 and person_id = $2 and relation = $3 and until > $4::timestamptz`,
    },
    [caseId, tie.personId, tie.relation, at],
  );
}
