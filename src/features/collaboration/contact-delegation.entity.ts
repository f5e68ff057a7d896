import { Column, Entity, PrimaryColumn } from "typeorm";

/** A row of `contact_delegations`: one person's leave to answer the customer of one case. */
@Entity("contact_delegations")
export class ContactDelegationEntity {
  @PrimaryColumn("text") id: string;
  @Column("integer", { default: 1 }) revision: number;
  @Column("text", { name: "case_id" }) caseId: string;
  @Column("text", { name: "delegate_id" }) delegateId: string;
  @Column("text", { name: "granted_by" }) grantedBy: string;
  @Column({ type: "timestamptz", name: "granted_at", precision: 3 }) grantedAt: Date;
  @Column({ type: "timestamptz", precision: 3 }) until: Date;
  @Column({ type: "timestamptz", name: "ended_at", precision: 3, nullable: true }) endedAt: Date | null;
}
