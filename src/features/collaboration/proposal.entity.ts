import { Column, Entity, PrimaryColumn } from "typeorm";

/** A row of `proposals`: a change that waits for the owner's yes, or how it was decided. */
@Entity("proposals")
export class ProposalEntity {
  @PrimaryColumn("text") id: string;
  @Column("integer", { default: 1 }) revision: number;
  @Column("text", { name: "case_id" }) caseId: string;
  @Column("text") kind: string;
  @Column("text", { default: "OPEN" }) state: string;
  @Column("text", { name: "proposed_by" }) proposedBy: string;
  @Column({ type: "timestamptz", name: "proposed_at", precision: 3 }) proposedAt: Date;
  @Column("text") reason: string;
  @Column("text", { nullable: true }) status: string | null;
  @Column("text", { nullable: true }) priority: string | null;
  @Column("text", { name: "category_key", nullable: true }) categoryKey: string | null;
  @Column("smallint", { name: "support_tier", nullable: true }) supportTier: number | null;
  @Column("text", { name: "sla_tier", nullable: true }) slaTier: string | null;
  @Column("text", { name: "owner_id", nullable: true }) ownerId: string | null;
  @Column("text", { name: "decided_by", nullable: true }) decidedBy: string | null;
  @Column({ type: "timestamptz", name: "decided_at", precision: 3, nullable: true }) decidedAt: Date | null;
  @Column("text", { nullable: true }) answer: string | null;
}
