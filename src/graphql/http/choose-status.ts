import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { asError } from "../../db/read-error";
import { ERROR_STATUS, isErrorCode } from "../errors/error-codes";
import type { ErrorMask } from "../errors/mask-error";

const RESPONSE_JSON = "application/graphql-response+json";

/**
 * The status of a GraphQL answer as the GraphQL-over-HTTP specification wants it.
 *
 * A request that never ran is 400, but 200 for clients that only know `application/json`. One that ran is 200, partial
 * or not. Only "try again later" and "sign in" answer with their own status, and only when there is no data.
 */
export function chooseStatus(
  result: { readonly data?: object | null | undefined; readonly errors?: readonly GraphQLFormattedError[] | undefined },
  accept: string | undefined,
): number {
  if (result.errors === undefined || result.errors.length === 0) return 200;
  const statuses = result.errors.map(({ extensions }) => (isErrorCode(extensions?.code) ? ERROR_STATUS[extensions.code] : null));
  const hasData = Object.values(result.data ?? {}).some((value) => value !== null);
  for (const status of [503, 429] as const) if (!hasData && statuses.includes(status)) return status;
  if (result.data !== undefined) return 200;
  const own = statuses.find((status) => status !== null);
  return own ?? (prefersResponseJson(accept) ? 400 : 200);
}

/** Gives an error that happened before execution its HTTP status, in the form Apollo reads. */
export function withStatus(error: unknown, mask: ErrorMask): GraphQLError {
  const seen = mask(error);
  const code = seen.extensions?.code;
  const status = (isErrorCode(code) ? ERROR_STATUS[code] : null) ?? 400;
  const headers = new Map<string, string>();
  if (status === 401) headers.set("www-authenticate", "Bearer");
  if (status === 503) headers.set("retry-after", "1");
  if (typeof seen.extensions?.retryAfterSeconds === "number") headers.set("retry-after", String(seen.extensions.retryAfterSeconds));
  return new GraphQLError(seen.message, { originalError: asError(error), extensions: { ...seen.extensions, http: { status, headers } } });
}

function prefersResponseJson(accept: string | undefined): boolean {
  return qualityOf(RESPONSE_JSON, accept) > 0 && qualityOf(RESPONSE_JSON, accept) >= qualityOf("application/json", accept);
}

function qualityOf(type: string, accept: string | undefined): number {
  const listed = (accept ?? "").split(",").map((part) => part.trim().toLowerCase().split(";"));
  const match = listed.find(([name]) => name?.trim() === type);
  const quality = match?.find((parameter) => parameter.trim().startsWith("q="));
  return match === undefined ? 0 : quality === undefined ? 1 : Number(quality.split("=")[1]);
}
