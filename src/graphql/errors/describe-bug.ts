import { causesOf } from "../../db/read-error";

/** What the log keeps of a bug: enough to find it, and nothing a customer wrote. */
export interface BugReport {
  readonly name: string;
  readonly message: string;
  readonly stack: readonly string[];
  readonly database?: Readonly<Record<string, string>>;
}

const DATABASE_FACTS = ["code", "severity", "schema", "table", "column", "constraint", "routine"];

/** Describes an error for the log without the values that PostgreSQL and graphql-js quote in their messages. */
export function describeBug(error: unknown): BugReport {
  const causes = causesOf(error);
  const root = causes.at(-1);
  if (root === undefined) return { name: typeof error, message: "a value that is not an Error was thrown", stack: [] };
  const database = causes.map(databaseFacts).find((facts) => facts !== null);
  const stack = (root.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return {
    name: root.name,
    message: database === undefined ? withoutValues(root.message) : "the database refused a statement",
    stack: stack.map((line) => line.trim()),
    ...(database === undefined ? {} : { database }),
  };
}

function databaseFacts(error: Error): Record<string, string> | null {
  const facts = error as unknown as Record<string, unknown>;
  if (typeof facts.severity !== "string" || typeof facts.code !== "string") return null;
  return Object.fromEntries(DATABASE_FACTS.flatMap((name) => (typeof facts[name] === "string" ? [[name, facts[name]]] : [])));
}

// "Enum "Status" cannot represent value: "what the customer wrote"" and the like: the quoted part after the verb is data.
function withoutValues(message: string): string {
  return message
    .replace(/(cannot represent|received|got invalid value|found|got|value|input)(.*?: |: ?| )["'`{[].*$/is, "$1$2…")
    .slice(0, 500);
}
