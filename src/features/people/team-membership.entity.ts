import { Column, Entity, PrimaryColumn } from "typeorm";
import type { PersonId, TeamId } from "../../domain/ids";

/** A row of `team_memberships`: who works in a team, and who leads it. */
@Entity("team_memberships")
export class TeamMembershipEntity {
  @PrimaryColumn("text", { name: "team_id" }) teamId: TeamId;
  @PrimaryColumn("text", { name: "person_id" }) personId: PersonId;
  @Column("boolean", { name: "is_lead", default: false }) isLead: boolean;
  @Column("boolean", { name: "is_member", default: true }) isMember: boolean;
}
