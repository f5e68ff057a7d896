import type { DataSource } from "typeorm";
import { findRows, prepared } from "../../db/find-rows";
import type { Statement, UnitOfWork } from "../../db/unit-of-work";
import type { ProposalState } from "../../domain/collaboration";
import { type CaseId, isId, type PersonId, type ProposalId } from "../../domain/ids";
import type { ProposalRow } from "./proposal-row.type";

const SELECT = `select 'Proposal' as "__typename", p.id, p.revision, p.case_id as "caseId", p.kind, p.state, p.proposed_by as "proposedBy",
  iso(p.proposed_at) as "proposedAt", p.reason, p.status, p.priority, p.category_key as "categoryKey", p.support_tier as "supportTier",
  p.sla_tier as "slaTier", p.owner_id as "ownerId", p.decided_by as "decidedBy", iso(p.decided_at) as "decidedAt", p.answer
  from proposals p`;

const FIND: Statement = { name: "find_proposals", text: `${SELECT} where p.id = any($1)` };
const OPEN_OF_CASE: Statement = {
  name: "find_open_proposals",
  text: `${SELECT} where p.case_id = $1 and p.state = 'OPEN' order by p.proposed_at, p.id`,
};

const WAITING_FOR: Statement = {
  name: "load_proposals_for",
  text: `${SELECT} join cases c on c.id = p.case_id
    where p.state = 'OPEN' and (c.owner_id = $1 or (c.acting_owner_id = $1 and c.acting_until > steward_now()))
    order by p.proposed_at, p.id`,
};

/** A proposal by its id, without a lock: what it says is true only once its case is locked. */
export async function findProposal(work: UnitOfWork, id: string): Promise<ProposalRow | null> {
  if (!isId("prop", id)) return null;
  const [row] = await work.query<ProposalRow>(FIND, [[id]]);
  return row ?? null;
}

/** What waits for an answer on a locked case. */
export function findOpenProposals(work: UnitOfWork, caseId: CaseId): Promise<ProposalRow[]> {
  return work.query<ProposalRow>(OPEN_OF_CASE, [caseId]);
}

/** Many proposals by id, in no order. */
export async function loadProposals(dataSource: DataSource, ids: readonly ProposalId[]): Promise<ProposalRow[]> {
  return findRows(dataSource, FIND, [ids]);
}

/** Every proposal of these cases, the oldest first. */
export async function loadProposalsOf(dataSource: DataSource, caseIds: readonly CaseId[]): Promise<ProposalRow[]> {
  return findRows(dataSource, { name: "load_proposals_of", text: `${SELECT} where p.case_id = any($1) order by p.proposed_at, p.id` }, [
    caseIds,
  ]);
}

/** The proposals that wait for one person's answer, as owner or standing in for one, the oldest first. */
export async function loadProposalsFor(dataSource: DataSource, personId: PersonId): Promise<ProposalRow[]> {
  return prepared(dataSource, WAITING_FOR, [personId]);
}

/** Keeps a new proposal. */
export async function insertProposal(
  work: UnitOfWork,
  proposal: Omit<ProposalRow, "__typename" | "revision" | "state" | "decidedBy" | "decidedAt" | "answer">,
): Promise<void> {
  await work.query(
    {
      name: "insert_proposal",
      text: `insert into proposals (id, case_id, kind, proposed_by, proposed_at, reason, status, priority, category_key, support_tier, sla_tier, owner_id)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    },
    [
      proposal.id,
      proposal.caseId,
      proposal.kind,
      proposal.proposedBy,
      proposal.proposedAt,
      proposal.reason,
      proposal.status,
      proposal.priority,
      proposal.categoryKey,
      proposal.supportTier,
      proposal.slaTier,
      proposal.ownerId,
    ],
  );
}

/** Decides an open proposal of a locked case; who decided is who acts. */
export async function settleProposal(
  work: UnitOfWork,
  id: ProposalId,
  state: Exclude<ProposalState, "OPEN">,
  answer: string | null,
  at: Date,
): Promise<void> {
  await work.query(
    {
      name: "settle_proposal",
      text: `update proposals set state = $2, answer = $3, decided_by = $4, decided_at = $5, revision = revision + 1
        where id = $1 and state = 'OPEN'`,
    },
    [id, state, answer, work.actor, at],
  );
}
