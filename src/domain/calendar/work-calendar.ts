import { type Refusal, refuse } from "../refusal";

export const WEEKDAYS = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"] as const;
/** A day of the week. */
export type Weekday = (typeof WEEKDAYS)[number];

/** A stretch of work on one weekday, `HH:MM` by the zone's wall clock; `00:00` closes at the day's end. */
export interface WorkInterval {
  weekday: Weekday;
  opens: string;
  closes: string;
}

/** When work is done, in one zone. */
export interface WorkCalendar {
  timeZone: string;
  /** Around the clock, holidays included: the week then says nothing. */
  alwaysOpen: boolean;
  week: readonly WorkInterval[];
  /** Closed days of the zone, each `YYYY-MM-DD`. */
  holidays: readonly string[];
}

const DAY_END = "24:00";

/** When a stretch closes as a text that compares with the others of its day. */
export function closingTime(interval: WorkInterval): string {
  return interval.closes === "00:00" ? DAY_END : interval.closes;
}

/** Refuses a calendar whose week overlaps itself, runs backwards, or has no working time at all. */
export function judgeCalendar(calendar: Pick<WorkCalendar, "alwaysOpen" | "week">): Refusal | null {
  for (const [index, interval] of calendar.week.entries()) {
    const path = ["week", String(index)];
    if (closingTime(interval) <= interval.opens) {
      return refuse("ENDS_BEFORE_START", "A stretch of work closes after it opens; work past midnight is two stretches.", { path });
    }
    const other = calendar.week.slice(0, index).find((earlier) => overlap(earlier, interval));
    if (other !== undefined) return refuse("INTERVALS_OVERLAP", "Two stretches of this weekday overlap.", { path });
  }
  if (calendar.alwaysOpen || calendar.week.length > 0) return null;
  return refuse("NO_WORKING_TIME", "A calendar needs working time: a stretch of a weekday, or open around the clock.", { path: ["week"] });
}

function overlap(one: WorkInterval, other: WorkInterval): boolean {
  return one.weekday === other.weekday && one.opens < closingTime(other) && other.opens < closingTime(one);
}

/** A week as it is kept: by weekday, then by opening. */
export function sortWeek(week: readonly WorkInterval[]): WorkInterval[] {
  const place = ({ weekday, opens }: WorkInterval) => `${WEEKDAYS.indexOf(weekday)} ${opens}`;
  return [...week].sort((one, other) => (place(one) < place(other) ? -1 : 1));
}
