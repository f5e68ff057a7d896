import type { Database } from "../../db/database";
import type { UnitOfWork } from "../../db/unit-of-work";
import type { CoverRules, CoverStep } from "../../domain/absence";
import type { PersonId } from "../../domain/ids";

type StepRow = CoverStep & { subjectId: string };

const FIND = `select s.subject_id as "subjectId", s.person_id as "personId", s.then_their_cover as "thenTheirCover"
  from cover_steps s order by s.subject_id, s.position`;

/** The standing cover of everybody and every team, as this unit of work sees it: a loop may go through any of them. */
export async function findCoverRules(work: UnitOfWork): Promise<CoverRules> {
  return rulesOf(await work.query<StepRow>({ name: "find_cover_rules", text: FIND }));
}

/** The standing cover of everybody and every team, outside any transaction. */
export async function loadCoverRules(database: Database): Promise<CoverRules> {
  return rulesOf(await database.query<StepRow[]>(FIND));
}

function rulesOf(rows: readonly StepRow[]): CoverRules {
  const rules = new Map<string, CoverStep[]>();
  for (const { subjectId, personId, thenTheirCover } of rows) {
    rules.set(subjectId, [...(rules.get(subjectId) ?? []), { personId, thenTheirCover }]);
  }
  return rules;
}

/** Holds every standing cover until the commit: of two that close a loop together, the second sees the first. */
export async function holdCover(work: UnitOfWork): Promise<void> {
  const text = "select pg_advisory_xact_lock(hashtextextended('cover', 0))";
  await work.query({ name: "hold_cover", text });
}

/** Writes the whole standing cover of a locked person or team. */
export async function writeCover(work: UnitOfWork, subjectId: string, chain: readonly CoverStep[]): Promise<void> {
  await work.query({ name: "clear_cover", text: "delete from cover_steps where subject_id = $1" }, [subjectId]);
  const text = `insert into cover_steps (subject_id, position, person_id, then_their_cover)
    select $1, s.position, s.person_id, s.then_their_cover from unnest($2::text[], $3::boolean[]) with ordinality as s(person_id, then_their_cover, position)`;
  await work.query({ name: "write_cover", text }, [
    subjectId,
    chain.map(({ personId }) => personId),
    chain.map(({ thenTheirCover }) => thenTheirCover),
  ]);
}

/** Whose standing cover is this person and nobody else. */
export async function findSoleCovers(work: UnitOfWork, personId: PersonId): Promise<string[]> {
  const text = `select s.subject_id as id from cover_steps s where s.subject_id in (select subject_id from cover_steps where person_id = $1)
      and not exists (select from persons p where p.id = s.subject_id and not p.active)
    group by s.subject_id having bool_and(s.person_id = $1) order by s.subject_id`;
  return (await work.query<{ id: string }>({ name: "find_sole_covers", text }, [personId])).map(({ id }) => id);
}
