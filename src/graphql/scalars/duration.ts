import { Duration } from "luxon";
import { refuseValue, textScalar } from "./refuse-value";

const SPAN = /^P(?=.)(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d{1,3})?S)?)?$/;

/** A span of time; inside it is milliseconds. Months and years are refused: they are no fixed span. */
export const GraphQLSpan = textScalar<number>(
  "Duration",
  "A span of time, ISO-8601 in weeks to seconds (`PT4H`), never negative.",
  (text) => {
    const millis = text.length <= 40 && SPAN.test(text) ? Duration.fromISO(text).toMillis() : Number.NaN;
    if (!Number.isSafeInteger(millis)) throw refuseValue("an ISO-8601 span of weeks to seconds, such as PT4H");
    return millis;
  },
  (value) => Duration.fromMillis(Number(value)).rescale().toISO() ?? "PT0S",
);
