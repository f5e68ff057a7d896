import { Column, Entity, PrimaryColumn } from "typeorm";
import type { PersonId } from "../../domain/ids";
import type { CategoryRow } from "./category-row.type";

/** A row of `categories`: what a case is about. */
@Entity("categories")
export class CategoryEntity {
  @PrimaryColumn("text") key: string;
  @Column("text") name: string;
  @Column("text") handling: CategoryRow["handling"];
  @Column("text") automation: CategoryRow["automation"];
  @Column("text", { name: "owner_id" }) ownerId: PersonId;
  @Column("text", { name: "backup_ids", array: true, default: () => "'{}'" }) backupIds: PersonId[];
}
