import type { Statement, UnitOfWork } from "../../db/unit-of-work";
import { isId } from "../../domain/ids";
import { CASE_COLUMNS, type CaseRow } from "./case-row.type";

const LOCK: Statement = { name: "lock_case", text: `select ${CASE_COLUMNS} from cases c where c.id = $1 for update` };

/** Takes the lock of a case, which comes before everything else done to it; `null` where the id names none. */
export async function lockCaseRow(work: UnitOfWork, id: string): Promise<CaseRow | null> {
  if (!isId("case", id)) return null;
  const [row] = await work.query<CaseRow>(LOCK, [id]);
  return row ?? null;
}

const INSERT: Statement = {
  name: "insert_case",
  text: `insert into cases (id, last_sequence, number, source_reference, subject, channel, status, urgency, impact, workaround, severity, priority,
      priority_defaulted, category_key, product_line, support_tier, sla_tier, tags, team_id, account_id, contact_id, ownership_model, owner_id,
      ownership_number, owner_since, contact_owner_id, resolution_owner_id, untaken, next_step_what, next_step_actor_id, next_step_due_at,
      resolution, opened_at, resolved_at, closed_at, updated_at, acting_owner_id, acting_until, needs_reply, mood)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28,
      $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40)`,
};

/** Writes a new case's row. */
export async function insertCaseRow(work: UnitOfWork, row: CaseRow): Promise<void> {
  await work.query(INSERT, [
    row.id,
    row.lastSequence,
    row.number,
    row.sourceReference,
    row.subject,
    row.channel,
    row.status,
    row.urgency,
    row.impact,
    row.workaround,
    row.severity,
    row.priority,
    row.priorityDefaulted,
    row.categoryKey,
    row.productLine,
    row.supportTier,
    row.slaTier,
    row.tags,
    row.teamId,
    row.accountId,
    row.contactId,
    row.ownershipModel,
    row.ownerId,
    row.ownershipNumber,
    row.ownerSince,
    row.contactOwnerId,
    row.resolutionOwnerId,
    row.untaken,
    row.nextStepWhat,
    row.nextStepActorId,
    row.nextStepDueAt,
    row.resolution,
    row.openedAt,
    row.resolvedAt,
    row.closedAt,
    row.updatedAt,
    row.actingOwnerId,
    row.actingUntil,
    row.needsReply,
    row.mood,
  ]);
}

const UPDATE: Statement = {
  name: "update_case",
  text: `update cases set revision = revision + 1, last_sequence = $2, status = $3, urgency = $4, impact = $5, workaround = $6, severity = $7,
      priority = $8, priority_defaulted = $9, category_key = $10, product_line = $11, support_tier = $12, sla_tier = $13, tags = $14, team_id = $15,
      owner_id = $16, ownership_number = $17, owner_since = $18, contact_owner_id = $19, resolution_owner_id = $20, untaken = $21,
      next_step_what = $22, next_step_actor_id = $23, next_step_due_at = $24, resolution = $25, resolved_at = $26, closed_at = $27, updated_at = $28,
      acting_owner_id = $29, acting_until = $30, needs_reply = $31, mood = $32, account_id = $33, contact_id = $34, ownership_model = $35
    where id = $1`,
};

/** Writes a locked case's row as it is now, and raises its revision. */
export async function updateCaseRow(work: UnitOfWork, row: CaseRow): Promise<void> {
  await work.query(UPDATE, [
    row.id,
    row.lastSequence,
    row.status,
    row.urgency,
    row.impact,
    row.workaround,
    row.severity,
    row.priority,
    row.priorityDefaulted,
    row.categoryKey,
    row.productLine,
    row.supportTier,
    row.slaTier,
    row.tags,
    row.teamId,
    row.ownerId,
    row.ownershipNumber,
    row.ownerSince,
    row.contactOwnerId,
    row.resolutionOwnerId,
    row.untaken,
    row.nextStepWhat,
    row.nextStepActorId,
    row.nextStepDueAt,
    row.resolution,
    row.resolvedAt,
    row.closedAt,
    row.updatedAt,
    row.actingOwnerId,
    row.actingUntil,
    row.needsReply,
    row.mood,
    row.accountId,
    row.contactId,
    row.ownershipModel,
  ]);
}

/** The next number for humans; numbers of refused openings stay unused. */
export async function drawCaseNumber(work: UnitOfWork): Promise<number> {
  const [row] = await work.query<{ number: number }>({
    name: "draw_case_number",
    text: "select nextval('case_numbers')::integer as number",
  });
  if (row === undefined) throw new Error("the sequence of case numbers answered nothing");
  return row.number;
}
