import { Column, Entity, PrimaryColumn } from "typeorm";

/** A row of `ownership`: one stretch of owning a case, beginning where the one before it ends. */
@Entity("ownership")
export class OwnershipEntity {
  @PrimaryColumn("text", { name: "case_id" }) caseId: string;
  @PrimaryColumn("integer") number: number;
  @Column("text", { name: "person_id" }) personId: string;
  @Column({ type: "timestamptz", precision: 3 }) since: Date;
  @Column({ type: "timestamptz", precision: 3, default: () => "'infinity'" }) until: Date;
  @Column({ type: "integer", name: "previous_number", nullable: true, insert: false, update: false }) previousNumber: number | null;
  @Column({ type: "timestamptz", name: "first_since", precision: 3, nullable: true, insert: false, update: false }) firstSince: Date | null;
  @Column("text") move: string;
  @Column("text", { name: "reason_code", nullable: true }) reasonCode: string | null;
  @Column("text", { name: "brief_id", nullable: true }) briefId: string | null;
  @Column("text") actor: string;
}
