import type { GraphQLError } from "graphql";
import { refuseRequest } from "./error-codes";

/** Refuses a request of which it is not clear which of its document's operations is meant. */
export function refuseOperationName(given: unknown): GraphQLError {
  const message = given
    ? "The document has no operation of that name."
    : "The document has several operations: say which, in operationName.";
  return refuseRequest("OPERATION_RESOLUTION_FAILURE", message);
}
