import { Column, Entity, PrimaryColumn } from "typeorm";

/** A row of `task_comments`: a word on a task. */
@Entity("task_comments")
export class TaskCommentEntity {
  @PrimaryColumn("text", { name: "task_id" }) taskId: string;
  @PrimaryColumn("integer") number: number;
  @Column("text", { name: "written_by" }) writtenBy: string;
  @Column("text") text: string;
  @Column({ type: "timestamptz", name: "written_at", precision: 3 }) writtenAt: Date;
}
