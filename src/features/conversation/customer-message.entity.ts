import { Column, Entity, PrimaryColumn } from "typeorm";

/** A row of `customer_messages`: what the customer said. */
@Entity("customer_messages")
export class CustomerMessageEntity {
  @PrimaryColumn("text") id: string;
  @Column("text", { name: "case_id" }) caseId: string;
  @Column("text", { name: "event_id" }) eventId: string;
  @Column("text", { nullable: true }) text: string | null;
  @Column({ type: "timestamptz", name: "written_at", precision: 3 }) writtenAt: Date;
  @Column({ type: "timestamptz", name: "erased_at", precision: 3, nullable: true }) erasedAt: Date | null;
  @Column("text", { name: "contact_id", nullable: true }) contactId: string | null;
  @Column("text") channel: string;
  @Column("text", { name: "source_reference", nullable: true }) sourceReference: string | null;
}
