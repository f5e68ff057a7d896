import { Column, Entity, PrimaryColumn } from "typeorm";

/** A row of `notifications`: one line in somebody's inbox. */
@Entity("notifications")
export class NotificationEntity {
  @PrimaryColumn("text") id: string;
  @Column("text", { name: "person_id" }) personId: string;
  @Column("text") cause: string;
  @Column("text", { name: "case_id" }) caseId: string;
  @Column("text", { name: "event_id" }) eventId: string;
  @Column("bigint") position: number;
  @Column({ type: "timestamptz", name: "created_at", precision: 3, default: () => "steward_now()" }) createdAt: Date;
  @Column({ type: "timestamptz", name: "read_at", precision: 3, nullable: true }) readAt: Date | null;
}
