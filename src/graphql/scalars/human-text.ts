import { refuseValue, textScalar } from "./refuse-value";

const LONGEST_LINE = 200;
const LONGEST_TEXT = 20_000;
/** Control characters: a NUL makes the database fail, others spoof what a reader sees; direction overrides reorder it. */
export const UNREADABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
/** Nothing that a reader would see: spaces, marks without width, and letters that are drawn as nothing. */
const BLANK = /^[\s\p{Cf}\u115f\u1160\u2800\u3164\uffa0]*$/u;
const LINE_BREAK = /[\n\r\t\u2028\u2029]/;

function readable(text: string, longest: number): string {
  if (!text.isWellFormed()) throw refuseValue("well-formed Unicode, without lone surrogates");
  if (UNREADABLE.test(text)) throw refuseValue("text without control characters");
  if (BLANK.test(text)) throw refuseValue("text that is not blank");
  if (text.length > longest) throw refuseValue(`text of at most ${longest.toLocaleString("en")} characters`);
  return text;
}

/** One line of human text. */
export const GraphQLLine = textScalar(
  "Line",
  `One line of human text: 1 to ${LONGEST_LINE} characters, well-formed, without control characters.`,
  (text) => {
    if (LINE_BREAK.test(text)) throw refuseValue("one line");
    return readable(text, LONGEST_LINE);
  },
);

/** Human text with line breaks. */
export const GraphQLText = textScalar(
  "Text",
  `Human text of 1 to ${LONGEST_TEXT.toLocaleString("en")} characters with line breaks, well-formed, without other control characters.`,
  (text) => readable(text, LONGEST_TEXT),
);
