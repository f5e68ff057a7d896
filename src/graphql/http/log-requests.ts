import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { FastifyInstance } from "fastify";
import type { Logger } from "pino";
import { countRequest } from "../measure-traffic";
import type { OperationNote } from "./guard-operations";

declare module "fastify" {
  interface FastifyRequest {
    operationNote: OperationNote | null;
  }
}

const PROBES = new Set(["/livez", "/readyz", "/metrics"]);

/** Takes a sane request id from the caller, or makes one. */
export function requestIdOf(request: Pick<IncomingMessage, "headers">): string {
  const given = request.headers["x-request-id"];
  return typeof given === "string" && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
}

/** Writes one line for each answered request, by route and operation name: no address line, no query, no variables. */
export function logRequests(app: FastifyInstance, logger: Logger): void {
  app.decorateRequest("operationNote", null);
  app.addHook("onRequest", async (request, reply) => {
    reply.header("x-request-id", request.id);
  });
  app.addHook("onResponse", async (request, reply) => {
    const route = request.routeOptions.url ?? "unknown";
    const line = {
      requestId: request.id,
      method: request.method,
      route,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      ...operationOf(request.operationNote),
    };
    countRequest({ method: request.method, route, status: reply.statusCode, seconds: reply.elapsedTime / 1_000 });
    if (PROBES.has(route)) logger.debug(line, "answered");
    else logger.info(line, "answered");
  });
}

function operationOf(note: OperationNote | null): Record<string, unknown> {
  return note?.type === undefined ? {} : { operation: note.type, name: note.name?.slice(0, 80) ?? null, outcome: note.outcome };
}
