import { Field, Int, ObjectType } from "type-graphql";
import { WEEKDAYS, type Weekday } from "../../domain/calendar";
import type { CalendarId } from "../../domain/ids";
import { describeEnum } from "../../graphql/describe-enum";
import { DomainEvent } from "../../graphql/events/domain-event.type";
import { Node } from "../../graphql/node.type";
import { GraphQLDay, GraphQLLine, GraphQLLocalTime, GraphQLZone } from "../../graphql/scalars";
import { UserError } from "../../graphql/user-error.type";

/** A day of the week. */
export const Weekdays = describeEnum("Weekday", "A day of the week.", WEEKDAYS, {
  MONDAY: "The first day of the week.",
  TUESDAY: "The second day of the week.",
  WEDNESDAY: "The third day of the week.",
  THURSDAY: "The fourth day of the week.",
  FRIDAY: "The fifth day of the week.",
  SATURDAY: "The sixth day of the week.",
  SUNDAY: "The seventh day of the week.",
});

/** A stretch of work on one weekday. */
@ObjectType("WorkInterval", { description: "A stretch of work on one weekday; closing at 00:00 is the day's end." })
export class WorkIntervalShown {
  @Field(() => Weekdays, { description: "On which day." }) weekday: Weekday;
  @Field(() => GraphQLLocalTime, { description: "When it begins." }) opens: string;
  @Field(() => GraphQLLocalTime, { description: "When it is over; 00:00 is the day's end." }) closes: string;
}

/** When work is done, in one zone. */
@ObjectType({ implements: Node, description: "When work is done, in one zone." })
export class BusinessCalendar extends Node {
  override id: CalendarId;
  @Field(() => Int, { description: "Optimistic lock: give it back as `expectedRevision`." }) revision: number;
  @Field(() => GraphQLLine, { description: "Its name; one calendar per name." }) name: string;
  @Field(() => GraphQLZone, { description: "The zone of its wall clock." }) timeZone: string;
  @Field({ description: "Around the clock, holidays included." }) alwaysOpen: boolean;
  @Field(() => [WorkIntervalShown], { description: "Its working time, by weekday and opening." }) week: WorkIntervalShown[];
  @Field(() => [GraphQLDay], { description: "Its closed days." }) holidays: string[];
}

/** A business calendar changed. */
@ObjectType({ implements: DomainEvent, description: "A business calendar was added or changed." })
export class CalendarChanged extends DomainEvent {
  @Field(() => BusinessCalendar, { description: "The calendar as it is now." }) calendar: BusinessCalendar;
}

/** The calendar. */
@ObjectType({ description: "The calendar." })
export class SaveCalendarPayload {
  @Field(() => BusinessCalendar, { nullable: true, description: "The calendar as it is now; null where it was refused." })
  calendar: BusinessCalendar | null;
  @Field(() => CalendarChanged, { nullable: true, description: "What the log says." }) event: CalendarChanged | null;
  @Field(() => [UserError], { description: "Why not; empty where it was accepted." }) userErrors: UserError[];
}
