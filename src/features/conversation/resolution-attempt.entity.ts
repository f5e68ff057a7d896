import { Column, Entity, PrimaryColumn } from "typeorm";

/** A row of `resolution_attempts`: what was tried, and whether it helped. */
@Entity("resolution_attempts")
export class ResolutionAttemptEntity {
  @PrimaryColumn("text") id: string;
  @Column("text", { name: "case_id" }) caseId: string;
  @Column("integer") number: number;
  @Column("text", { nullable: true }) what: string | null;
  @Column("text") outcome: string;
  @Column("text") author: string;
  @Column({ type: "timestamptz", precision: 3 }) at: Date;
  @Column({ type: "timestamptz", name: "confirmed_at", precision: 3, nullable: true }) confirmedAt: Date | null;
  @Column({ type: "timestamptz", name: "erased_at", precision: 3, nullable: true }) erasedAt: Date | null;
}
