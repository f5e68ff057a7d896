import { GraphQLError } from "graphql";

/**
 * The closed list of top-level error codes and the HTTP status each asks for when there is no data at all.
 *
 * `null` leaves the status to the protocol: 400 for a request that never ran, 200 for one that did. Expected refusals
 * of a command are not here: they are values in its payload.
 */
export const ERROR_STATUS = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: null,
  BAD_REQUEST: 400,
  BAD_USER_INPUT: null,
  GRAPHQL_PARSE_FAILED: null,
  GRAPHQL_VALIDATION_FAILED: null,
  OPERATION_RESOLUTION_FAILURE: null,
  CURSOR_UNKNOWN: null,
  LIMIT_BODY: 413,
  LIMIT_TOKENS: null,
  LIMIT_DEPTH: null,
  LIMIT_ALIASES: null,
  LIMIT_ROOT_FIELDS: null,
  LIMIT_DIRECTIVES: null,
  LIMIT_COST: null,
  LIMIT_OPERATIONS: null,
  LIMIT_SOCKETS: null,
  RATE_LIMITED: 429,
  SERVICE_UNAVAILABLE: 503,
  INTERNAL_SERVER_ERROR: 500,
} as const satisfies Record<string, number | null>;

/** A code of the closed list. */
export type ErrorCode = keyof typeof ERROR_STATUS;

/** Whether a value is one of the closed codes. */
export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === "string" && Object.hasOwn(ERROR_STATUS, code);
}

/** Makes an error that clients may read: only such errors leave the server unmasked. */
export function refuseRequest(code: ErrorCode, message: string, extensions: Readonly<Record<string, unknown>> = {}): GraphQLError {
  return new GraphQLError(message, { extensions: { ...extensions, code } });
}
