import { refuseValue, textScalar } from "./refuse-value";

/** A time of day without a zone, as a text. */
export const GraphQLLocalTime = textScalar<string>(
  "LocalTime",
  "A time of day, `HH:MM`, by the wall clock of the zone beside it.",
  (text) => {
    if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(text)) throw refuseValue("a time of day, such as 09:30");
    return text;
  },
);
