import { Field, ID, InputType, Int } from "type-graphql";
import type { Weekday } from "../../domain/calendar";
import { GraphQLCode, GraphQLDay, GraphQLLine, GraphQLLocalTime, GraphQLZone } from "../../graphql/scalars";
import { Weekdays } from "./calendar.type";

/** A stretch of one weekday, going in. */
@InputType({ description: "A stretch of work on one weekday; work past midnight is two stretches." })
export class WorkIntervalInput {
  @Field(() => Weekdays, { description: "On which day." }) weekday: Weekday;
  @Field(() => GraphQLLocalTime, { description: "When it begins." }) opens: string;
  @Field(() => GraphQLLocalTime, { description: "When it is over; 00:00 is the day's end." }) closes: string;
}

/** A calendar, whole. */
@InputType({ description: "A new calendar, or with `calendarId` its new content, whole." })
export class SaveCalendarInput {
  @Field(() => ID, { nullable: true, description: "Which; left out: a new one." }) calendarId?: string | null;
  @Field(() => Int, { nullable: true, description: "The revision you read: refused if it changed since." }) expectedRevision?:
    | number
    | null;
  @Field(() => GraphQLLine, { description: "Its name; one calendar per name." }) name: string;
  @Field(() => GraphQLZone, { description: "The zone of its wall clock." }) timeZone: string;
  @Field(() => Boolean, { defaultValue: false, description: "Around the clock, holidays included." }) alwaysOpen: boolean;
  @Field(() => [WorkIntervalInput], { description: "Its working time; none needed where it is always open." }) week: WorkIntervalInput[];
  @Field(() => [GraphQLDay], { defaultValue: [], description: "Its closed days." }) holidays: string[];
  @Field(() => GraphQLCode, { nullable: true, description: "The same key and input again answer the same." }) idempotencyKey?:
    | string
    | null;
}
