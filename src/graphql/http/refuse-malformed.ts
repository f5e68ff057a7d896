import type { FastifyError, FastifyInstance } from "fastify";
import { refuseRequest } from "../errors/error-codes";
import type { ErrorMask } from "../errors/mask-error";
import { LIMITS } from "../limits/limits";

/** Answers requests that never reach GraphQL (too large, not JSON, unknown path) in the shape of a GraphQL error. */
export function refuseMalformed(app: FastifyInstance, mask: ErrorMask): void {
  app.setErrorHandler((error: FastifyError, _request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) {
      const seen = mask(error);
      return reply.code(seen.extensions?.code === "SERVICE_UNAVAILABLE" ? 503 : 500).send({ errors: [seen] });
    }
    const refusal =
      status === 413
        ? refuseRequest("LIMIT_BODY", `The body is larger than the ${LIMITS.bodyBytes} bytes allowed.`, { limit: LIMITS.bodyBytes })
        : refuseRequest("BAD_REQUEST", status === 415 ? "Send application/json." : "The request could not be read.");
    return reply.code(status).send({ errors: [mask(refusal)] });
  });
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send({ errors: [mask(refuseRequest("BAD_REQUEST", "There is nothing here."))] }),
  );
}
