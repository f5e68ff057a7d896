import type { DataSource } from "typeorm";
import { findRows } from "../../db/find-rows";
import type { Statement, UnitOfWork } from "../../db/unit-of-work";
import { type CaseId, type CollaboratorId, isId, type PersonId } from "../../domain/ids";
import type { CollaboratorRow } from "./collaborator-row.type";

const SELECT = `select 'Collaborator' as "__typename", r.id, r.revision, r.case_id as "caseId", r.person_id as "personId", r.raci as role,
    r.added_by as "addedBy", iso(r.added_at) as "addedAt", r.person_id = c.owner_id as "ownsIt", t.id as "taskId",
    exists (select from ownership o where o.case_id = r.case_id and o.person_id = r.person_id and o.number < c.ownership_number) as "formerOwner"
  from case_relations r
  join cases c on c.id = r.case_id
  left join tasks t on t.case_id = r.case_id and t.assignee_id = r.person_id and t.state = 'OPEN'
  where r.relation = 'COLLABORATOR' and r.until > steward_now()`;

const FIND: Statement = { name: "find_collaborators", text: `${SELECT} and r.id = any($1)` };
const OF_PERSON: Statement = { name: "find_collaborator_of_person", text: `${SELECT} and r.case_id = $1 and r.person_id = $2` };
// A former owner whose case came back is its owner, and nothing else meanwhile.
const OF_CASES: Statement = {
  name: "load_collaborators_of",
  text: `${SELECT} and r.case_id = any($1) and r.person_id <> c.owner_id order by r.added_at, r.id`,
};

/** A collaborator by their id, without a lock: what it says is true only once its case is locked. */
export async function findCollaborator(work: UnitOfWork, id: string): Promise<CollaboratorRow | null> {
  if (!isId("col", id)) return null;
  const [row] = await work.query<CollaboratorRow>(FIND, [[id]]);
  return row ?? null;
}

/** How a person helps on a locked case, if they do. */
export async function findHelpOf(work: UnitOfWork, caseId: CaseId, personId: PersonId): Promise<CollaboratorRow | null> {
  const [row] = await work.query<CollaboratorRow>(OF_PERSON, [caseId, personId]);
  return row ?? null;
}

/** Many collaborators by id, in no order. */
export async function loadCollaborators(dataSource: DataSource, ids: readonly CollaboratorId[]): Promise<CollaboratorRow[]> {
  return findRows(dataSource, FIND, [ids]);
}

/** Everybody who helps on these cases, whoever came first before the others. */
export async function loadCollaboratorsOf(dataSource: DataSource, caseIds: readonly CaseId[]): Promise<CollaboratorRow[]> {
  return findRows(dataSource, OF_CASES, [caseIds]);
}
