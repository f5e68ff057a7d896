import { Column, Entity, PrimaryColumn } from "typeorm";
import type { PersonId } from "../../domain/ids";
import type { PersonRole } from "../../domain/permissions";

/** A row of `persons`. */
@Entity("persons")
export class PersonEntity {
  @PrimaryColumn("text") id: PersonId;
  @Column("integer", { default: 1 }) revision: number;
  @Column("integer", { name: "last_sequence", default: 0 }) lastSequence: number;
  @Column("text") name: string;
  @Column("text") email: string;
  @Column("text", { array: true }) roles: PersonRole[];
  @Column("text", { name: "authority_level_key" }) authorityLevelKey: string;
  @Column("text", { name: "raise_to_level_key", nullable: true }) raiseToLevelKey: string | null;
  @Column("text", { name: "raise_asked_by", nullable: true }) raiseAskedBy: PersonId | null;
  @Column("boolean", { default: false }) external: boolean;
  @Column("boolean", { default: true }) active: boolean;
  @Column("text", { name: "time_zone" }) timeZone: string;
  @Column("text", { name: "calendar_id", nullable: true }) calendarId: string | null;
  @Column({ type: "timestamptz", name: "tokens_valid_from", precision: 3, default: () => "'-infinity'" }) tokensValidFrom: Date;
  @Column({ type: "timestamptz", name: "created_at", precision: 3, default: () => "steward_now()" }) createdAt: Date;
}
