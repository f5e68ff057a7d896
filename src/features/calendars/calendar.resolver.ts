import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import type { StoredEvent } from "../../domain/event";
import type { Context } from "../../graphql/context";
import { eventLoader } from "../../graphql/events/event.loader";
import { executeCommand } from "../../graphql/execute-command";
import { SaveCalendarInput } from "./calendar.inputs";
import { calendarLoader, findCalendarNode } from "./calendar.loader";
import { listCalendars } from "./calendar.store";
import { BusinessCalendar, CalendarChanged, SaveCalendarPayload } from "./calendar.type";
import { saveCalendar } from "./save-calendar.command";

/** Finds and saves calendars. */
@Resolver(() => BusinessCalendar)
export class CalendarResolver {
  @Query(() => [BusinessCalendar], { description: "Every calendar, by name." })
  calendars(@Ctx() context: Context): Promise<object[]> {
    return listCalendars(context.services.dataSource);
  }

  @Mutation(() => SaveCalendarPayload, { description: "Add a calendar, or change one, whole." })
  saveCalendar(@Arg("input") input: SaveCalendarInput, @Ctx() context: Context): Promise<object> {
    return executeCommand(
      context,
      "saveCalendar",
      input,
      (work) => saveCalendar(work, input),
      (refs) => ({
        calendar: () => calendarLoader(context).load(refs.calendarId),
        event: () => eventLoader(context).load(refs.eventId),
      }),
    );
  }
}

/** The calendar that a change is about. */
@Resolver(() => CalendarChanged)
export class CalendarChangedResolver {
  @FieldResolver(() => BusinessCalendar, { description: "The calendar as it is now." })
  calendar(@Root() event: StoredEvent, @Ctx() context: Context): Promise<object | null> {
    return findCalendarNode(context, event.stream);
  }
}
