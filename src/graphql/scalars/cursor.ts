import { type LogPlace, readCursor, writeCursor } from "../../db/log/cursor";
import { refuseRequest } from "../errors/error-codes";
import { textScalar } from "./refuse-value";

/** A place in the log; a text that names none is CURSOR_UNKNOWN, as one of another epoch is. */
export const GraphQLCursor = textScalar<LogPlace>(
  "Cursor",
  "A place in the event log (epoch and position), opaque; a page cursor is a String and is another thing.",
  (text) => {
    const place = readCursor(text);
    if (place === null) throw refuseRequest("CURSOR_UNKNOWN", "This cursor belongs to no log of this server.");
    return place;
  },
  (value) => (typeof value === "string" ? value : writeCursor(value as LogPlace)),
);
