import { Column, Entity, PrimaryColumn } from "typeorm";

/** A row of `tasks`: what was asked of a collaborator, and what came of it. */
@Entity("tasks")
export class TaskEntity {
  @PrimaryColumn("text") id: string;
  @Column("integer", { default: 1 }) revision: number;
  @Column("text", { name: "case_id" }) caseId: string;
  @Column("text", { name: "assignee_id" }) assigneeId: string;
  @Column("text", { name: "asked_by" }) askedBy: string;
  @Column("text") what: string;
  @Column("text", { name: "way_back", nullable: true }) wayBack: string | null;
  @Column({ type: "timestamptz", name: "due_at", precision: 3 }) dueAt: Date;
  @Column({ type: "timestamptz", name: "asked_at", precision: 3 }) askedAt: Date;
  @Column("text", { default: "OPEN" }) state: string;
  @Column("text", { nullable: true }) result: string | null;
  @Column({ type: "timestamptz", name: "ended_at", precision: 3, nullable: true }) endedAt: Date | null;
}
