import { Column, Entity, PrimaryColumn } from "typeorm";

/** A row of `authority_levels`: a rung of the ladder. */
@Entity("authority_levels")
export class AuthorityLevelEntity {
  @PrimaryColumn("text") key: string;
  @Column("text") name: string;
  @Column("integer", { unique: true }) rank: number;
}
