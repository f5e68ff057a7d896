import { Column, Entity, PrimaryColumn } from "typeorm";
import type { DutyKind, HandoverWay } from "../../domain/absence";
import type { AbsenceId, PersonId } from "../../domain/ids";

/** A row of `absence_handovers`: who takes, or took, one duty because of an absence. */
@Entity("absence_handovers")
export class AbsenceHandoverEntity {
  @PrimaryColumn("text", { name: "absence_id" }) absenceId: AbsenceId;
  @PrimaryColumn("text") kind: DutyKind;
  @PrimaryColumn("text", { name: "subject_id" }) subjectId: string;
  @Column("text", { name: "to_person_id" }) toPersonId: PersonId;
  @Column("text") way: HandoverWay;
  @Column({ type: "timestamptz", name: "handed_at", precision: 3, nullable: true }) handedAt: Date | null;
}
