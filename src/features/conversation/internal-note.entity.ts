import { Column, Entity, PrimaryColumn } from "typeorm";

/** A row of `internal_notes`: what only staff read. */
@Entity("internal_notes")
export class InternalNoteEntity {
  @PrimaryColumn("text") id: string;
  @Column("text", { name: "case_id" }) caseId: string;
  @Column("text", { name: "event_id" }) eventId: string;
  @Column("text", { nullable: true }) text: string | null;
  @Column({ type: "timestamptz", name: "written_at", precision: 3 }) writtenAt: Date;
  @Column({ type: "timestamptz", name: "erased_at", precision: 3, nullable: true }) erasedAt: Date | null;
  @Column("text") author: string;
  @Column("text") visibility: string;
  @Column("text", { array: true, default: () => "'{}'" }) mentions: string[];
}
