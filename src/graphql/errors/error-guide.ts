import { REFUSAL_CODES, type RefusalCode } from "../../domain/refusal";
import { type CodeGuide, REFUSAL_GUIDE } from "../../domain/refusal-guide";
import { ERROR_STATUS, type ErrorCode } from "./error-codes";

const guide = (cause: string, remedy: string): CodeGuide => ({ cause, remedy });

const TOP_LEVEL_GUIDE: { readonly [C in ErrorCode]: CodeGuide } = {
  UNAUTHENTICATED: guide("Nobody who works here is behind this request.", "Send a valid token or key as `Authorization: Bearer …`."),
  FORBIDDEN: guide("No role or scope of the caller ever gives this.", "Ask an admin for the role, or for a key with the scope."),
  BAD_REQUEST: guide("The request is no GraphQL request.", "Send one operation as JSON by POST; see the message."),
  BAD_USER_INPUT: guide("A value is not of its type, or outside of what its field takes.", "Correct the value that the message names."),
  GRAPHQL_PARSE_FAILED: guide("The document is no GraphQL.", "Correct it where `locations` points."),
  GRAPHQL_VALIDATION_FAILED: guide("The document does not fit the schema.", "Correct it where `locations` points."),
  OPERATION_RESOLUTION_FAILURE: guide("It is not clear which operation of the document is meant.", "Send `operationName`."),
  CURSOR_UNKNOWN: guide(
    "This cursor is not of this log, or lies above its head.",
    "Read `logCursor` and the state anew, and go on from there.",
  ),
  LIMIT_BODY: guide("The request is too long.", "Send less at once."),
  LIMIT_TOKENS: guide("The document has too many words.", "Ask in several requests."),
  LIMIT_DEPTH: guide("The document is nested too deeply.", "Ask for less at once."),
  LIMIT_ALIASES: guide("The document has too many aliases.", "Ask in several requests."),
  LIMIT_ROOT_FIELDS: guide("The operation has too many root fields.", "Ask in several requests."),
  LIMIT_DIRECTIVES: guide("The document has too many directives.", "Leave some out."),
  LIMIT_COST: guide("The operation would cost more than is allowed.", "Ask for shorter pages or fewer fields; `extensions.cost` tells."),
  LIMIT_OPERATIONS: guide("Too many operations run on this socket.", "Complete some first."),
  LIMIT_SOCKETS: guide("The caller holds too many sockets.", "Close some first."),
  RATE_LIMITED: guide("The caller asks too often.", "Wait as long as `Retry-After` says."),
  SERVICE_UNAVAILABLE: guide(
    "The server cannot answer now; nothing was done.",
    "Ask again later, a mutation under the same idempotency key.",
  ),
  INTERNAL_SERVER_ERROR: guide("Something went wrong on the server's side.", "Give the incident id to whoever runs it."),
};

/** Every code of the closed list with its cause and remedy: those of the top level, then the refusals of commands. */
export const ERROR_GUIDE: { readonly [C in ErrorCode | RefusalCode]: CodeGuide } = { ...TOP_LEVEL_GUIDE, ...REFUSAL_GUIDE };

/** The guide as a page for people: what `schema/ERRORS.md` is printed from. */
export function printErrorGuide(): string {
  const rows = (codes: readonly (ErrorCode | RefusalCode)[]) =>
    codes.map((code) => `| \`${code}\` | ${ERROR_GUIDE[code].cause} | ${ERROR_GUIDE[code].remedy} |`);
  const head = ["| code | cause | remedy |", "|---|---|---|"];
  return [
    "# Every code that this API answers with",
    "",
    "Printed by `npm run steward -- schema errors`; the enum `ErrorCode` is the same list.",
    "",
    "## At the top level: `errors[].extensions.code`",
    "",
    ...head,
    ...rows(Object.keys(ERROR_STATUS) as ErrorCode[]),
    "",
    "## In a payload: `userErrors[].code`",
    "",
    "A command that answers one of these has changed nothing.",
    "",
    ...head,
    ...rows(REFUSAL_CODES),
    "",
  ].join("\n");
}
