import { Column, Entity, PrimaryColumn } from "typeorm";

/** A row of `customer_replies`: what the customer was told. */
@Entity("customer_replies")
export class CustomerReplyEntity {
  @PrimaryColumn("text") id: string;
  @Column("text", { name: "case_id" }) caseId: string;
  @Column("text", { name: "event_id" }) eventId: string;
  @Column("text", { nullable: true }) text: string | null;
  @Column({ type: "timestamptz", name: "written_at", precision: 3 }) writtenAt: Date;
  @Column({ type: "timestamptz", name: "erased_at", precision: 3, nullable: true }) erasedAt: Date | null;
  @Column("text") author: string;
  @Column("text", { name: "on_behalf_of", nullable: true }) onBehalfOf: string | null;
  @Column({ type: "timestamptz", name: "next_update_by", precision: 3, nullable: true }) nextUpdateBy: Date | null;
  @Column("boolean", { name: "sent_despite_move" }) sentDespiteMove: boolean;
}
