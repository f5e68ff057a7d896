import { Column, Entity, PrimaryColumn } from "typeorm";
import type { BriefSource } from "../../domain/event";
import type { ActorId, BriefId, CaseId } from "../../domain/ids";

/** A row of `handoff_briefs`: what a successor must know. */
@Entity("handoff_briefs")
export class HandoffBriefEntity {
  @PrimaryColumn("text") id: BriefId;
  @Column("text", { name: "case_id" }) caseId: CaseId;
  @Column("text") source: BriefSource;
  @Column("text") situation: string;
  @Column("text", { name: "steps_tried", array: true }) stepsTried: string[];
  @Column("text") reason: string;
  @Column("text", { name: "next_step" }) nextStep: string;
  @Column("text", { name: "promise_text", nullable: true }) promiseText: string | null;
  @Column({ type: "timestamptz", name: "promise_due_at", precision: 3, nullable: true }) promiseDueAt: Date | null;
  @Column("text") author: ActorId;
  @Column({ type: "timestamptz", name: "written_at", precision: 3 }) writtenAt: Date;
}
