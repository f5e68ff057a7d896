import { Column, Entity, PrimaryColumn } from "typeorm";

/** A row of `notification_causes`: what one person chose to be notified of. */
@Entity("notification_causes")
export class NotificationCausesEntity {
  @PrimaryColumn("text", { name: "person_id" }) personId: string;
  @Column("text", { array: true }) causes: string[];
}
