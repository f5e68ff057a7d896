import type { CaseRecord } from "../../domain/case-facts";

/** A case as its row holds it: the facts, the few texts, and when it last changed. Instants are ISO-8601 in UTC. */
export interface CaseRow extends CaseRecord {
  subject: string;
  nextStepWhat: string | null;
  resolution: string | null;
  updatedAt: string;
}

/** The columns of a case under the names of the domain; `c` is the case. Listed one by one, so that a new column never breaks an old replica. */
export const CASE_COLUMNS = `c.id, c.revision, c.last_sequence as "lastSequence", c.number, c.source_reference as "sourceReference", c.subject,
  c.channel, c.status, c.urgency, c.impact, c.workaround, c.severity, c.priority, c.priority_defaulted as "priorityDefaulted",
  c.category_key as "categoryKey", c.product_line as "productLine", c.support_tier as "supportTier", c.sla_tier as "slaTier", c.tags,
  c.team_id as "teamId", c.account_id as "accountId", c.contact_id as "contactId", c.ownership_model as "ownershipModel",
  c.owner_id as "ownerId", c.ownership_number as "ownershipNumber", iso(c.owner_since) as "ownerSince",
  c.contact_owner_id as "contactOwnerId", c.resolution_owner_id as "resolutionOwnerId", c.untaken, c.acting_owner_id as "actingOwnerId", iso(c.acting_until) as "actingUntil", c.needs_reply as "needsReply", c.mood, c.next_step_what as "nextStepWhat",
  c.next_step_actor_id as "nextStepActorId", iso(c.next_step_due_at) as "nextStepDueAt", c.resolution, iso(c.opened_at) as "openedAt",
  iso(c.resolved_at) as "resolvedAt", iso(c.closed_at) as "closedAt", iso(c.updated_at) as "updatedAt"`;
