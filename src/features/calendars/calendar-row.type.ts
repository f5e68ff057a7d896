import type { WorkInterval } from "../../domain/calendar";
import type { CalendarId } from "../../domain/ids";

/** A calendar as its row holds it: a work calendar with its name, identity and lock. */
export interface CalendarRow {
  id: CalendarId;
  revision: number;
  lastSequence: number;
  name: string;
  timeZone: string;
  alwaysOpen: boolean;
  week: WorkInterval[];
  holidays: string[];
}
