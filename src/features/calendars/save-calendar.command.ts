import { newId } from "../../db/new-id";
import type { Refs } from "../../db/run-command";
import type { UnitOfWork } from "../../db/unit-of-work";
import { judgeCalendar, sortWeek, type WorkInterval } from "../../domain/calendar";
import type { EventPatch } from "../../domain/event";
import type { CalendarId, EventId } from "../../domain/ids";
import { isRefusal, type Refusal, refuse } from "../../domain/refusal";
import { isCalendarNameTaken, lockCalendarRow, writeCalendar } from "./calendar.store";
import type { CalendarRow } from "./calendar-row.type";

/** A new calendar, or the whole content of one that is there. */
export interface SaveCalendar {
  calendarId?: string | null;
  expectedRevision?: number | null;
  name: string;
  timeZone: string;
  alwaysOpen: boolean;
  week: readonly WorkInterval[];
  holidays: readonly string[];
}

/** What a change of a calendar touched. */
export interface CalendarRefs extends Refs {
  calendarId: CalendarId;
  eventId: EventId;
}

/** Saves a calendar, whole: without an id a new one. What runs by it already keeps its end. */
export async function saveCalendar(work: UnitOfWork, input: SaveCalendar): Promise<CalendarRefs | Refusal> {
  const before = await lockNamed(work, input);
  if (isRefusal(before)) return before;
  const refused = judgeCalendar(input);
  if (refused !== null) return refused;
  const after: CalendarRow = {
    id: before?.id ?? newId("cal"),
    revision: before?.revision ?? 1,
    lastSequence: before?.lastSequence ?? 0,
    name: input.name,
    timeZone: input.timeZone,
    alwaysOpen: input.alwaysOpen,
    week: sortWeek(input.week).map(({ weekday, opens, closes }) => ({ weekday, opens, closes })),
    holidays: [...new Set(input.holidays)].sort(),
  };
  if (after.name !== before?.name && (await isCalendarNameTaken(work, after.name, after.id)))
    return refuse("KEY_TAKEN", "Another calendar has this name.", { path: ["name"] });
  const told = toldOf(before, after);
  if (told === null) return refuse("NOTHING_TO_CHANGE", "The calendar is like this already.");
  const eventId = work.append(after, { type: "CALENDAR_CHANGED", ...told });
  await writeCalendar(work, after);
  return { calendarId: after.id, eventId };
}

async function lockNamed(work: UnitOfWork, { calendarId, expectedRevision }: SaveCalendar): Promise<CalendarRow | null | Refusal> {
  if (calendarId === undefined || calendarId === null) return null;
  const row = await lockCalendarRow(work, calendarId);
  if (row === null) return refuse("NOT_FOUND", "There is no such calendar.", { path: ["calendarId"] });
  if (expectedRevision === undefined || expectedRevision === null || expectedRevision === row.revision) return row;
  const details = { currentId: row.id, expectedRevision };
  return refuse("REVISION_CONFLICT", "This calendar changed since you read it.", { path: ["expectedRevision"], details });
}

// Its name is a text that a person wrote, so the log tells only that it changed.
function factsOf({ timeZone, alwaysOpen, week, holidays }: CalendarRow): EventPatch {
  return { timeZone, alwaysOpen, week: week.map(({ weekday, opens, closes }) => `${weekday} ${opens}-${closes}`), holidays };
}

function toldOf(before: CalendarRow | null, after: CalendarRow): { before: EventPatch | null; after: EventPatch } | null {
  const is = factsOf(after);
  if (before === null) return { before: null, after: is };
  const was = factsOf(before);
  const changed = Object.keys(is).filter((name) => String(was[name]) !== String(is[name]));
  const renamed = before.name !== after.name;
  if (changed.length === 0 && !renamed) return null;
  const pick = (facts: EventPatch): EventPatch => Object.fromEntries(changed.map((name) => [name, facts[name] ?? null]));
  return { before: pick(was), after: { ...pick(is), ...(renamed ? { nameChanged: true } : {}) } };
}
