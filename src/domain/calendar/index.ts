export { judgeCalendar, sortWeek, WEEKDAYS, type Weekday, type WorkCalendar, type WorkInterval } from "./work-calendar";
export { isWorkingTime, nextShiftEnd, nextShiftStart, shiftEnd } from "./working-time";
