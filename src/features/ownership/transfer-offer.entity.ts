import { Column, Entity, PrimaryColumn } from "typeorm";

/** A row of `transfer_offers`: a transfer in the air, or how it ended. */
@Entity("transfer_offers")
export class TransferOfferEntity {
  @PrimaryColumn("text") id: string;
  @Column("integer", { default: 1 }) revision: number;
  @Column("text", { name: "case_id" }) caseId: string;
  @Column("text", { name: "from_id" }) fromId: string;
  @Column("text", { name: "to_id" }) toId: string;
  @Column("text", { name: "offered_by" }) offeredBy: string;
  @Column("text", { name: "reason_code" }) reasonCode: string;
  @Column("text", { name: "reason_text", nullable: true }) reasonText: string | null;
  @Column("text", { name: "right_category_key", nullable: true }) rightCategoryKey: string | null;
  @Column("text", { name: "right_team_id", nullable: true }) rightTeamId: string | null;
  @Column("text", { name: "brief_id" }) briefId: string;
  @Column({ type: "timestamptz", name: "offered_at", precision: 3 }) offeredAt: Date;
  @Column({ type: "timestamptz", name: "expires_at", precision: 3 }) expiresAt: Date;
  @Column("text", { nullable: true }) outcome: string | null;
  @Column({ type: "timestamptz", name: "ended_at", precision: 3, nullable: true }) endedAt: Date | null;
  @Column("text", { name: "ended_because", nullable: true }) endedBecause: string | null;
}
