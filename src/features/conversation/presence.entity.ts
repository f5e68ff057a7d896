import { Column, Entity, PrimaryColumn } from "typeorm";

/** A row of `presence`: who is on a case just now. */
@Entity("presence")
export class PresenceEntity {
  @PrimaryColumn("text", { name: "case_id" }) caseId: string;
  @PrimaryColumn("text", { name: "person_id" }) personId: string;
  @Column("text") kind: string;
  @Column({ type: "timestamptz", precision: 3 }) since: Date;
  @Column({ type: "timestamptz", name: "expires_at", precision: 3 }) expiresAt: Date;
}
