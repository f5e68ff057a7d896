import { randomUUID } from "node:crypto";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import type { Logger } from "pino";
import { causesOf } from "../../db/read-error";
import { isOutage } from "../../db/recognise-outage";
import { describeBug } from "./describe-bug";
import { type ErrorCode, isErrorCode } from "./error-codes";
import { locateInput } from "./locate-input";

/** Turns whatever went wrong into what a client may read. The same one serves HTTP and websockets. */
export type ErrorMask = (error: unknown) => GraphQLFormattedError;

const LONGEST_MESSAGE = 500;
const KEPT_END = 300;

/**
 * Builds the mask: errors of the closed list pass, an outage says so, and everything else becomes an incident.
 *
 * A bug is logged once, however many fields it broke, with the incident id that the client is given.
 */
export function createErrorMask(options: { readonly logger: Logger; readonly hideSchema: boolean }): ErrorMask {
  const incidents = new WeakMap<object, string>();

  const incidentOf = (error: unknown): string => {
    const root = causesOf(error).at(-1);
    const known = root === undefined ? undefined : incidents.get(root);
    if (known !== undefined) return known;
    const incidentId = randomUUID();
    if (root !== undefined) incidents.set(root, incidentId);
    options.logger.error({ incidentId, path: fieldPath(error), bug: describeBug(error) }, "a request met a bug");
    return incidentId;
  };

  return (error) => {
    const spoken = readable(error);
    if (spoken !== null) return format(error, spoken.code, tidy(spoken.message, options.hideSchema), spoken.extensions);
    if (isOutage(error)) {
      options.logger.warn({ path: fieldPath(error), bug: describeBug(error) }, "the database could not be asked");
      return format(error, "SERVICE_UNAVAILABLE", "The service cannot answer right now. Try again shortly.", {});
    }
    return format(error, "INTERNAL_SERVER_ERROR", "Something went wrong on our side.", { incidentId: incidentOf(error) });
  };
}

interface Spoken {
  readonly code: ErrorCode;
  readonly message: string;
  readonly extensions: Readonly<Record<string, unknown>>;
}

function readable(error: unknown): Spoken | null {
  if (!(error instanceof GraphQLError)) return null;
  if (/Document contains more tha[nt] \d+ tokens/.test(error.message))
    return { code: "LIMIT_TOKENS", message: "The document has too many tokens.", extensions: {} };
  const inputPath = locateInput(error);
  if (inputPath !== null) return { code: "BAD_USER_INPUT", message: error.message, extensions: { path: inputPath } };
  // Apollo renames the code of whatever a validation rule reports; the error that the rule made is still inside.
  const root = causesOf(error).at(-1);
  const own = root instanceof GraphQLError && isErrorCode(root.extensions.code) ? root : error;
  const { code, http: _http, stacktrace: _stacktrace, ...extensions } = own.extensions;
  if (code === "PERSISTED_QUERY_NOT_SUPPORTED") return { code: "BAD_REQUEST", message: error.message, extensions: {} };
  if (!isErrorCode(code) || code === "INTERNAL_SERVER_ERROR") return null;
  // Extensions are copied from any thrown error that has some; only one that was made as a GraphQLError speaks to clients.
  return root instanceof GraphQLError ? { code, message: error.message, extensions } : null;
}

function format(error: unknown, code: ErrorCode, message: string, extensions: Readonly<Record<string, unknown>>): GraphQLFormattedError {
  const { locations, path } = error instanceof GraphQLError ? error : {};
  return {
    message,
    ...(locations === undefined ? {} : { locations }),
    ...(path === undefined ? {} : { path }),
    extensions: { ...extensions, code },
  };
}

function tidy(message: string, hideSchema: boolean): string {
  const plain = hideSchema ? message.replace(/ ?Did you mean[\s\S]*$/, "") : message;
  // A refused value stands in the middle; what was expected stands at the end.
  return plain.length > LONGEST_MESSAGE ? `${plain.slice(0, LONGEST_MESSAGE - KEPT_END)}…${plain.slice(-KEPT_END)}` : plain;
}

function fieldPath(error: unknown): string | undefined {
  return error instanceof GraphQLError ? error.path?.join(".") : undefined;
}
