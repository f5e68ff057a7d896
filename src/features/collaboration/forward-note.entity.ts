import { Column, Entity, PrimaryColumn } from "typeorm";

/** A row of `forward_notes`: the words with which a case was forwarded. */
@Entity("forward_notes")
export class ForwardNoteEntity {
  @PrimaryColumn("text", { name: "event_id" }) eventId: string;
  @Column("text", { name: "case_id" }) caseId: string;
  @Column("text", { name: "to_id" }) toId: string;
  @Column("text", { name: "written_by" }) writtenBy: string;
  @Column("text") note: string;
  @Column("text", { default: "ALL_STAFF" }) visibility: string;
  @Column({ type: "timestamptz", name: "written_at", precision: 3 }) writtenAt: Date;
}
