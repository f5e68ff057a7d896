import { Column, Entity, PrimaryColumn } from "typeorm";
import type { WorkInterval } from "../../domain/calendar";
import type { CalendarId } from "../../domain/ids";

/** A row of `calendars`: when work is done, in one zone. */
@Entity("calendars")
export class CalendarEntity {
  @PrimaryColumn("text") id: CalendarId;
  @Column("integer", { default: 1 }) revision: number;
  @Column("integer", { name: "last_sequence", default: 0 }) lastSequence: number;
  @Column("text") name: string;
  @Column("text", { name: "time_zone" }) timeZone: string;
  @Column("boolean", { name: "always_open", default: false }) alwaysOpen: boolean;
  @Column("jsonb") week: WorkInterval[];
  @Column("text", { array: true, default: () => "'{}'" }) holidays: string[];
}
