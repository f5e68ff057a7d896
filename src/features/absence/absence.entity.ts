import { Column, Entity, PrimaryColumn } from "typeorm";
import type { AbsenceKind, AbsenceState } from "../../domain/absence";
import type { AbsenceId, ActorId, PersonId } from "../../domain/ids";

/** A row of `absences`: who is away, when, and where that stands. */
@Entity("absences")
export class AbsenceEntity {
  @PrimaryColumn("text") id: AbsenceId;
  @Column("integer", { default: 1 }) revision: number;
  @Column("text", { name: "person_id" }) personId: PersonId;
  @Column("text") kind: AbsenceKind;
  @Column({ type: "timestamptz", name: "starts_at", precision: 3 }) startsAt: Date;
  @Column({ type: "timestamptz", name: "ends_at", precision: 3 }) endsAt: Date;
  @Column("text") state: AbsenceState;
  @Column("text", { name: "default_to_id", nullable: true }) defaultToId: PersonId | null;
  @Column("text", { name: "recorded_by" }) recordedBy: ActorId;
  @Column({ type: "timestamptz", name: "recorded_at", precision: 3 }) recordedAt: Date;
}
