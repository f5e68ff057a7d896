import { Column, Entity, PrimaryColumn } from "typeorm";
import type { PersonId, TeamId } from "../../domain/ids";

/** A row of `cover_steps`: one place in the standing cover of a person or a team. */
@Entity("cover_steps")
export class CoverStepEntity {
  @PrimaryColumn("text", { name: "subject_id" }) subjectId: PersonId | TeamId;
  @PrimaryColumn("integer") position: number;
  @Column("text", { name: "person_id" }) personId: PersonId;
  @Column("boolean", { name: "then_their_cover", default: false }) thenTheirCover: boolean;
  @Column({ type: "text", name: "of_person_id", nullable: true, insert: false, update: false }) ofPersonId: PersonId | null;
  @Column({ type: "text", name: "of_team_id", nullable: true, insert: false, update: false }) ofTeamId: TeamId | null;
}
