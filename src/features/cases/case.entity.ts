import { Column, Entity, PrimaryColumn } from "typeorm";

/** A row of `cases`; reads and writes go through plain statements, this describes the table for the drift check and the ORM. */
@Entity("cases")
export class CaseEntity {
  @PrimaryColumn("text") id: string;
  @Column("integer", { default: 1 }) revision: number;
  @Column("integer", { name: "last_sequence", default: 0 }) lastSequence: number;
  @Column("integer", { default: () => "nextval('case_numbers')" }) number: number;
  @Column("text", { name: "source_reference", nullable: true }) sourceReference: string | null;
  @Column("text") subject: string;
  @Column("text") channel: string;
  @Column("text") status: string;
  @Column("text") urgency: string;
  @Column("text") impact: string;
  @Column("text") workaround: string;
  @Column("text") severity: string;
  @Column({ type: "smallint", name: "severity_rank", insert: false, update: false }) severityRank: number;
  @Column("text") priority: string;
  @Column("boolean", { name: "priority_defaulted" }) priorityDefaulted: boolean;
  @Column("text", { name: "category_key" }) categoryKey: string;
  @Column("text", { name: "product_line", nullable: true }) productLine: string | null;
  @Column("smallint", { name: "support_tier" }) supportTier: number;
  @Column("text", { name: "sla_tier" }) slaTier: string;
  @Column("text", { array: true, default: () => "'{}'" }) tags: string[];
  @Column("text", { name: "team_id" }) teamId: string;
  @Column("text", { name: "account_id", nullable: true }) accountId: string | null;
  @Column("text", { name: "contact_id", nullable: true }) contactId: string | null;
  @Column("text", { name: "ownership_model" }) ownershipModel: string;
  @Column("text", { name: "owner_id" }) ownerId: string;
  @Column("integer", { name: "ownership_number" }) ownershipNumber: number;
  @Column({ type: "timestamptz", name: "owner_since", precision: 3 }) ownerSince: Date;
  @Column({ type: "timestamptz", name: "owner_until", precision: 3, insert: false, update: false }) ownerUntil: Date;
  @Column({ type: "boolean", name: "owner_must_be_active", nullable: true, insert: false, update: false }) ownerMustBeActive:
    | boolean
    | null;
  @Column("text", { name: "contact_owner_id" }) contactOwnerId: string;
  @Column("text", { name: "resolution_owner_id" }) resolutionOwnerId: string;
  @Column("boolean", { default: false }) untaken: boolean;
  @Column("text", { name: "acting_owner_id", nullable: true }) actingOwnerId: string | null;
  @Column({ type: "timestamptz", name: "acting_until", precision: 3, nullable: true }) actingUntil: Date | null;
  @Column("boolean", { name: "needs_reply", default: false }) needsReply: boolean;
  @Column("text", { nullable: true }) mood: string | null;
  @Column("text", { name: "next_step_what", nullable: true }) nextStepWhat: string | null;
  @Column("text", { name: "next_step_actor_id", nullable: true }) nextStepActorId: string | null;
  @Column({ type: "timestamptz", name: "next_step_due_at", precision: 3, nullable: true }) nextStepDueAt: Date | null;
  @Column("text", { nullable: true }) resolution: string | null;
  @Column({ type: "timestamptz", name: "opened_at", precision: 3 }) openedAt: Date;
  @Column({ type: "timestamptz", name: "resolved_at", precision: 3, nullable: true }) resolvedAt: Date | null;
  @Column({ type: "timestamptz", name: "closed_at", precision: 3, nullable: true }) closedAt: Date | null;
  @Column({ type: "timestamptz", name: "updated_at", precision: 3 }) updatedAt: Date;
}
