import type { DataSource } from "typeorm";
import { findRows } from "../../db/find-rows";
import type { Statement, UnitOfWork } from "../../db/unit-of-work";
import { type CaseId, type DelegationId, isId } from "../../domain/ids";
import type { DelegationRow } from "./delegation-row.type";

const SELECT = `select 'ContactDelegation' as "__typename", d.id, d.revision, d.case_id as "caseId", d.delegate_id as "delegateId",
  d.granted_by as "grantedBy", iso(d.granted_at) as "grantedAt", iso(d.until) as until, iso(d.ended_at) as "endedAt"
  from contact_delegations d`;

const FIND: Statement = { name: "find_delegations", text: `${SELECT} where d.id = any($1)` };
const OPEN: Statement = { name: "find_open_delegation", text: `${SELECT} where d.case_id = $1 and d.ended_at is null` };

/** A delegation by its id, without a lock: what it says is true only once its case is locked. */
export async function findDelegation(work: UnitOfWork, id: string): Promise<DelegationRow | null> {
  if (!isId("dlg", id)) return null;
  const [row] = await work.query<DelegationRow>(FIND, [[id]]);
  return row ?? null;
}

/** The delegation of a locked case that nothing has ended yet; its time may have passed. */
export async function findOpenDelegation(work: UnitOfWork, caseId: CaseId): Promise<DelegationRow | null> {
  const [row] = await work.query<DelegationRow>(OPEN, [caseId]);
  return row ?? null;
}

/** Many delegations by id, in no order. */
export async function loadDelegations(dataSource: DataSource, ids: readonly DelegationId[]): Promise<DelegationRow[]> {
  return findRows(dataSource, FIND, [ids]);
}

/** The delegations of these cases that hold now. */
export async function loadDelegationsOf(dataSource: DataSource, caseIds: readonly CaseId[]): Promise<DelegationRow[]> {
  return findRows(
    dataSource,
    { name: "load_delegations_of", text: `${SELECT} where d.case_id = any($1) and d.ended_at is null and d.until > steward_now()` },
    [caseIds],
  );
}

/** Keeps a new delegation. */
export async function insertDelegation(
  work: UnitOfWork,
  delegation: Omit<DelegationRow, "__typename" | "revision" | "endedAt">,
): Promise<void> {
  await work.query(
    {
      name: "insert_delegation",
      text: "insert into contact_delegations (id, case_id, delegate_id, granted_by, granted_at, until) values ($1, $2, $3, $4, $5, $6)",
    },
    [delegation.id, delegation.caseId, delegation.delegateId, delegation.grantedBy, delegation.grantedAt, delegation.until],
  );
}

/** Ends an open delegation of a locked case. */
export async function closeDelegation(work: UnitOfWork, id: DelegationId, at: Date): Promise<void> {
  await work.query(
    {
      name: "close_delegation",
      text: "update contact_delegations set ended_at = $2, revision = revision + 1 where id = $1 and ended_at is null",
    },
    [id, at],
  );
}
