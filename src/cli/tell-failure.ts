import { ConfigError } from "../config";
import { CannotStart } from "../db/open-database";
import { causesOf, hasCode } from "../db/read-error";
import { isOutage } from "../db/recognise-outage";

/** No such table or function: the schema is not there, or is that of an older release. */
const NOT_MIGRATED = ["42P01", "42883"];

/** Why a command ended: what somebody can mend in a sentence, everything else with its stack. */
export function tellFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof ConfigError || error instanceof CannotStart || error.name.endsWith("Refused")) return error.message;
  const causes = causesOf(error);
  const taken = causes.find((cause) => hasCode(cause, "EADDRINUSE")) as { port?: number } | undefined;
  if (taken !== undefined) return `Port ${taken.port} is taken: say another one in PORT, or leave it out.`;
  if (isOutage(error) || causes.some((cause) => hasCode(cause, "ENOTFOUND")))
    return `The database does not answer: ${reasonOf(causes.at(-1))}.`;
  if (causes.some((cause) => NOT_MIGRATED.some((code) => hasCode(cause, code))))
    return "This database has not been migrated: run `npm run steward -- migrate` as its owner.";
  return error.stack ?? error.message;
}

/** Of several addresses of one host that all refuse, Node tells no message but the code. */
function reasonOf(cause: (Error & { code?: string }) | undefined): string {
  return cause?.message || cause?.code || "unknown";
}
