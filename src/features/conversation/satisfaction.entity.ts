import { Column, Entity, PrimaryColumn } from "typeorm";

/** A row of `satisfactions`: what the customer thought. */
@Entity("satisfactions")
export class SatisfactionEntity {
  @PrimaryColumn("text") id: string;
  @Column("text", { name: "case_id" }) caseId: string;
  @Column("integer") number: number;
  @Column("smallint") score: number;
  @Column("text", { nullable: true }) comment: string | null;
  @Column({ type: "timestamptz", precision: 3 }) at: Date;
  @Column({ type: "timestamptz", name: "erased_at", precision: 3, nullable: true }) erasedAt: Date | null;
}
