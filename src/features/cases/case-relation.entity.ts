import { Column, Entity, PrimaryColumn } from "typeorm";

/** A row of `case_relations`: what a person is to a case beside owning it. */
@Entity("case_relations")
export class CaseRelationEntity {
  @PrimaryColumn("text", { name: "case_id" }) caseId: string;
  @PrimaryColumn("text", { name: "person_id" }) personId: string;
  @PrimaryColumn("text") relation: string;
  @Column("text", { nullable: true }) raci: string | null;
  @Column({ type: "timestamptz", precision: 3, default: () => "'infinity'" }) until: Date;
}
