import { Column, Entity, PrimaryColumn } from "typeorm";
import type { ShiftEndRule } from "../../domain/absence";
import type { OwnershipModel } from "../../domain/case-facts";
import type { PersonId, TeamId } from "../../domain/ids";

/** A row of `teams`. */
@Entity("teams")
export class TeamEntity {
  @PrimaryColumn("text") id: TeamId;
  @Column("integer", { default: 1 }) revision: number;
  @Column("integer", { name: "last_sequence", default: 0 }) lastSequence: number;
  @Column("text") name: string;
  @Column("text", { name: "queue_steward_id" }) queueStewardId: PersonId;
  @Column("text", { name: "default_model" }) defaultModel: OwnershipModel;
  @Column("text", { name: "calendar_id", nullable: true }) calendarId: string | null;
  @Column("text", { name: "at_shift_end", default: "WAIT" }) atShiftEnd: ShiftEndRule;
}
