/** Where a bad value is told: by a scalar with its path, by a refusal of the command, or either. */
export type Told = "AT_THE_SCALAR" | "ANYWHERE";

/** One bad value of a type, and what it is called in what a test prints. */
export interface BadValue {
  readonly is: string;
  readonly value: unknown;
  readonly told: Told;
}

const at = (told: Told) => (values: Readonly<Record<string, unknown>>) =>
  Object.entries(values).map(([is, value]) => ({ is, value, told }));
const scalar = at("AT_THE_SCALAR");
const anywhere = at("ANYWHERE");

const LONG = "x".repeat(100_000);

// What no text of any kind may hold: each fails in PostgreSQL, spoofs a reader, or is no Unicode at all.
const UNREADABLE = {
  "a NUL": "a\u0000b",
  "a bell": "a\u0007b",
  "a C1 control": "a\u0085b",
  "a lone high surrogate": "a\ud800b",
  "a lone low surrogate": "a\udc00b",
  "a bidi override": "a\u202eb",
  "a bidi isolate": "a\u2066b",
};
const NO_TEXT = { "a number": 5, "a list in a list": [["x"]], "an object": { x: 1 }, "a boolean": true };
const BLANK = { "an empty text": "", "a blank text": " \t ", "a text without width": "\u200b\u2060\u3164" };

/** An id of each kind that is well formed and names nothing. */
export const UNKNOWN_IDS = [
  ...["case", "per", "team", "acc", "con", "evt", "off", "brief", "msg", "att", "sat"],
  ...["col", "task", "prop", "dlg", "cal", "abs", "svc", "key", "ntf"],
].map((prefix) => `${prefix}_${"0".repeat(26)}`);

const OF_TYPE: { readonly [type: string]: readonly BadValue[] } = {
  ID: [
    ...anywhere({ "an empty id": "", "a long id": LONG, "no id": "somebody", "half an id": "case_0", ...UNREADABLE }),
    ...anywhere(Object.fromEntries(UNKNOWN_IDS.map((id) => [`unknown ${id.replace(/_.*/, "")}`, id]))),
    ...anywhere({ "an id with a NUL": `per_${"0".repeat(25)}\u0000`, "an id in capitals": `PER_${"0".repeat(26)}` }),
    ...scalar({ "an object": { x: 1 }, "a boolean": true }),
  ],
  Line: scalar({
    ...BLANK,
    ...UNREADABLE,
    ...NO_TEXT,
    "a long line": LONG,
    "201 characters": "x".repeat(201),
    "two lines": "a\nb",
    "a tab": "a\tb",
  }),
  Text: scalar({ ...BLANK, ...UNREADABLE, ...NO_TEXT, "a long text": LONG, "20,001 characters": "x".repeat(20_001) }),
  Code: scalar({
    ...BLANK,
    ...UNREADABLE,
    ...NO_TEXT,
    "a long code": LONG,
    "two words": "a b",
    "an accent": "é",
    "101 characters": "x".repeat(101),
  }),
  Tag: scalar({
    ...BLANK,
    ...UNREADABLE,
    ...NO_TEXT,
    "a long tag": LONG,
    "41 characters": "x".repeat(41),
    capitals: "HOT",
    "an emoji": "🔥",
  }),
  EmailAddress: scalar({
    ...BLANK,
    ...Object.fromEntries(Object.entries(UNREADABLE).map(([is, text]) => [is, `${text}@example.test`])),
    ...NO_TEXT,
    "a long address": `${LONG}@example.test`,
    "no address": "somebody",
    "two ats": "a@b@c.test",
  }),
  TimeZone: scalar({ ...BLANK, ...UNREADABLE, ...NO_TEXT, "a long zone": LONG, "no zone": "Mars/Olympus", "a path": "../../etc/passwd" }),
  DateTime: scalar({
    ...BLANK,
    ...UNREADABLE,
    ...NO_TEXT,
    "a long instant": LONG,
    "a word": "yesterday",
    "year 275760": "275760-09-13T00:00:00Z",
    "year +275760": "+275760-09-13T00:00:00.000Z",
    "year 9999": "9999-12-31T23:59:59Z",
    "year 1969": "1969-12-31T23:59:59.999Z",
    "year 0": "0000-01-01T00:00:00Z",
    "before Christ": "-000001-01-01T00:00:00Z",
    "30 February": "2026-02-30T00:00:00Z",
    "hour 25": "2026-02-03T25:00:00Z",
    "a day alone": "2026-02-03",
    "no offset": "2026-02-03T00:00:00",
  }),
  Date: scalar({
    ...BLANK,
    ...UNREADABLE,
    ...NO_TEXT,
    "a word": "yesterday",
    "year 275760": "275760-09-13",
    "year 1969": "1969-12-31",
    "year 9999": "9999-12-31",
    "30 February": "2026-02-30",
    "an instant": "2026-02-03T00:00:00Z",
  }),
  LocalTime: scalar({
    ...BLANK,
    ...UNREADABLE,
    ...NO_TEXT,
    "a long time": LONG,
    "a word": "noon",
    "hour 24": "24:00",
    "minute 60": "09:60",
    "one digit": "9:00",
    seconds: "09:00:00",
    "an instant": "2026-02-03T09:00:00Z",
  }),
  Duration: [
    ...scalar({
      ...BLANK,
      ...UNREADABLE,
      ...NO_TEXT,
      "a year": "P1Y",
      "a month": "P1M",
      "less than nothing": "-PT1S",
      "minus inside": "PT-1S",
    }),
    ...scalar({
      "no parts": "P",
      "no time": "PT",
      "too fine": "PT0.0001S",
      "past counting": `P${"9".repeat(30)}W`,
      "half an hour": "PT0.5H",
    }),
    ...anywhere({ nothing: "PT0S", "twenty years": "P1040W" }),
  ],
  Int: [
    ...scalar({
      "2^31": 2_147_483_648,
      "-2^31-1": -2_147_483_649,
      "2^53": 9_007_199_254_740_992,
      "a half": 1.5,
      "a text": "5",
      "a boolean": true,
    }),
    ...anywhere({ "minus one": -1, nought: 0, "2^31-1": 2_147_483_647, "-2^31": -2_147_483_648 }),
  ],
  SupportTier: scalar({ nought: 0, five: 5, "minus one": -1, "a half": 1.5, "a text": "1", "2^53": 9_007_199_254_740_992 }),
  Boolean: scalar({ "a text": "true", one: 1 }),
  Cursor: anywhere({
    ...BLANK,
    ...UNREADABLE,
    "a long text": LONG,
    garbage: "garbage",
    "a foreign epoch": Buffer.from(`${"0".repeat(12)}.1`).toString("base64url"),
    "a negative place": Buffer.from(`${"0".repeat(12)}.-1`).toString("base64url"),
    "a place past counting": Buffer.from(`${"0".repeat(12)}.${"9".repeat(30)}`).toString("base64url"),
    "a number": 5,
  }),
  String: anywhere({
    ...BLANK,
    ...UNREADABLE,
    "a long text": LONG,
    garbage: "garbage",
    "a place of another list": Buffer.from(JSON.stringify(["NUMBER", "1", `case_${"0".repeat(26)}`])).toString("base64url"),
    "no instant": Buffer.from(JSON.stringify(["OPENED_AT", "not a time", `case_${"0".repeat(26)}`])).toString("base64url"),
    "30 February": Buffer.from(JSON.stringify(["OPENED_AT", "2026-02-30 00:00:00+00", `case_${"0".repeat(26)}`])).toString("base64url"),
    "an instant past counting": Buffer.from(JSON.stringify(["OPENED_AT", "999999-01-01 00:00:00+00", "x"])).toString("base64url"),
    "a name with a NUL": Buffer.from(`per_${"0".repeat(26)} a\u0000b`).toString("base64url"),
    "no JSON": Buffer.from('["OPENED_AT",').toString("base64url"),
    "a number past counting": "99999999999999",
  }),
};

/** The bad values of a named input type; an enum refuses whatever it does not list. Throws for a scalar nobody thought about. */
export function badValuesOf(type: string, isEnum: boolean): readonly BadValue[] {
  if (isEnum)
    return scalar({ "an unknown value": "NO_SUCH_VALUE", "an empty text": "", "a number": 5, "small letters": "agent", "a NUL": "\u0000" });
  const values = OF_TYPE[type];
  if (values === undefined) throw new Error(`nobody thought about bad values of ${type}`);
  return values;
}
