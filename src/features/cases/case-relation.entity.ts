import { Column, Entity, PrimaryColumn } from "typeorm";

/** A row of `case_relations`: what a person is to a case beside owning it. */
@Entity("case_relations")
export class CaseRelationEntity {
  @PrimaryColumn("text", { name: "case_id" }) caseId: string;
  @PrimaryColumn("text", { name: "person_id" }) personId: string;
  @PrimaryColumn("text") relation: string;
  @Column("text", { nullable: true }) raci: string | null;
  @Column({ type: "timestamptz", precision: 3, default: () => "'infinity'" }) until: Date;
  @Column("text", { unique: true, default: () => "new_collaborator_id()" }) id: string;
  @Column("integer", { default: 1 }) revision: number;
  @Column("text", { name: "added_by", default: "system:ownership" }) addedBy: string;
  @Column({ type: "timestamptz", name: "added_at", precision: 3, default: () => "steward_now()" }) addedAt: Date;
}
