import type { Database } from "../../db/database";
import { findRows } from "../../db/find-rows";
import type { Statement, UnitOfWork } from "../../db/unit-of-work";
import type { Handover } from "../../domain/absence";
import { type AbsenceId, isId, type PersonId } from "../../domain/ids";
import type { AbsenceRow, HandoverRow } from "./absence-row.type";

const COLUMNS = `a.id, a.revision, a.person_id as "personId", a.kind, a.starts_at as "startsAt", a.ends_at as "endsAt", a.state,
  a.default_to_id as "defaultToId"`;
const HANDOVERS = `h.absence_id as "absenceId", h.kind, h.subject_id as "subjectId", h.to_person_id as "toPersonId", h.way, h.handed_at as "handedAt"`;
const FIND: Statement = { name: "find_absence", text: `select ${COLUMNS} from absences a where a.id = $1` };
const OPEN: Statement = {
  name: "find_open_absences",
  text: `select ${COLUMNS} from absences a where a.person_id = $1 and a.state in ('RECORDED', 'RUNNING') order by a.starts_at, a.id`,
};

/** An absence as this unit of work sees it, final once its person is locked; `null` where the id names none. */
export async function findAbsence(work: UnitOfWork, id: string): Promise<AbsenceRow | null> {
  if (!isId("abs", id)) return null;
  const [row] = await work.query<AbsenceRow>(FIND, [id]);
  return row ?? null;
}

/** A locked person's absences that are recorded or running. */
export function findOpenAbsences(work: UnitOfWork, personId: PersonId): Promise<AbsenceRow[]> {
  return work.query<AbsenceRow>(OPEN, [personId]);
}

const INSERT: Statement = {
  name: "insert_absence",
  text: `insert into absences (id, person_id, kind, starts_at, ends_at, state, default_to_id, recorded_by, recorded_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
};

/** Writes a new absence of a locked person. */
export async function insertAbsence(work: UnitOfWork, row: AbsenceRow, now: Date): Promise<void> {
  await work.query(INSERT, [row.id, row.personId, row.kind, row.startsAt, row.endsAt, row.state, row.defaultToId, work.actor, now]);
}

/** Says where an absence of a locked person stands. */
export async function moveAbsence(work: UnitOfWork, row: AbsenceRow): Promise<void> {
  await work.query({ name: "move_absence", text: "update absences set state = $2, revision = revision + 1 where id = $1" }, [
    row.id,
    row.state,
  ]);
}

const KEEP_HANDOVERS: Statement = {
  name: "keep_handovers",
  text: `insert into absence_handovers (absence_id, kind, subject_id, to_person_id, way, handed_at)
    select $1, h.kind, h."subjectId", h."toPersonId", h.way, $3
    from jsonb_to_recordset($2::jsonb) as h(kind text, "subjectId" text, "toPersonId" text, way text)
    on conflict (absence_id, kind, subject_id) do update set to_person_id = excluded.to_person_id, way = excluded.way, handed_at = excluded.handed_at`,
};

/** Keeps who takes which duties, each named once, or from when on they have them: one statement for all. */
export async function keepHandovers(
  work: UnitOfWork,
  absenceId: AbsenceId,
  handovers: readonly Handover[],
  handedAt: Date | null,
): Promise<void> {
  if (handovers.length > 0) await work.query(KEEP_HANDOVERS, [absenceId, JSON.stringify(handovers), handedAt]);
}

/** Who takes, or took, what because of an absence. */
export function findHandovers(work: UnitOfWork, absenceId: AbsenceId): Promise<HandoverRow[]> {
  const text = `select ${HANDOVERS} from absence_handovers h where h.absence_id = $1 order by h.kind, h.subject_id`;
  return work.query<HandoverRow>({ name: "find_handovers", text }, [absenceId]);
}

/** Many absences by id, in no order. */
export function loadAbsences(database: Database, ids: readonly AbsenceId[]): Promise<AbsenceRow[]> {
  return findRows(database, { name: "load_absences", text: `select ${COLUMNS} from absences a where a.id = any($1)` }, [ids]);
}

/** The absence of each of these people that runs now, or else their next one. */
export function loadAbsencesOf(database: Database, personIds: readonly PersonId[]): Promise<AbsenceRow[]> {
  return findRows(
    database,
    {
      name: "load_absences_of",
      text: `select distinct on (a.person_id) ${COLUMNS} from absences a where a.person_id = any($1) and a.state in ('RECORDED', 'RUNNING')
      and a.ends_at > steward_now() order by a.person_id, a.starts_at`,
    },
    [personIds],
  );
}

/** Who takes, or took, what because of these absences. */
export function loadHandovers(database: Database, absenceIds: readonly AbsenceId[]): Promise<HandoverRow[]> {
  return database.query(`select ${HANDOVERS} from absence_handovers h where h.absence_id = any($1) order by h.kind, h.subject_id`, [
    absenceIds,
  ]);
}
