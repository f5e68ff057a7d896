import { resolve } from "node:path";
import type { ApolloServer } from "@apollo/server";
import { fastifyApolloHandler } from "@as-integrations/fastify";
import cors from "@fastify/cors";
import helmet from "@fastify/helmet";
import fastify, { type FastifyInstance, type FastifyRequest } from "fastify";
import type { ErrorMask } from "../errors/mask-error";
import { identifyCaller } from "../identity/identify-caller";
import type { RateLimits } from "../limit-rate";
import { LIMITS } from "../limits/limits";
import type { ServerContext, ServerOptions } from "../server-options";
import { answerProbes } from "./answer-probes";
import { withStatus } from "./choose-status";
import { layNote, type OperationNote } from "./guard-operations";
import { logRequests, requestIdOf } from "./log-requests";
import { refuseMalformed } from "./refuse-malformed";
import { serveGraphiql } from "./serve-graphiql";

/** What the HTTP side is joined from. */
export interface HttpParts<Context extends ServerContext> {
  readonly options: ServerOptions<Context>;
  readonly apollo: ApolloServer<Context>;
  readonly mask: ErrorMask;
  readonly rates: RateLimits;
  isDraining(): boolean;
}

/** Builds the HTTP server: /graphql, the probes, metrics, and GraphiQL in development. It does not listen yet. */
export async function buildHttp<Context extends ServerContext>(parts: HttpParts<Context>): Promise<FastifyInstance> {
  const { config, logger, readiness, measure, graphiqlFolder } = parts.options;
  const app = fastify({ bodyLimit: LIMITS.bodyBytes, genReqId: requestIdOf, requestTimeout: 30_000, forceCloseConnections: "idle" });
  // Without the parser for text/plain a form on a foreign page has no way to send a body here.
  app.removeContentTypeParser("text/plain");
  logRequests(app, logger);
  // A connection that is kept open after its last answer would hold up the end.
  app.addHook("onSend", async (_request, reply) => void (parts.isDraining() && reply.header("connection", "close")));
  refuseMalformed(app, parts.mask);
  if (config.corsOrigins.length > 0) {
    await app.register(cors, {
      origin: [...config.corsOrigins],
      methods: ["GET", "POST"],
      allowedHeaders: ["content-type", "authorization", "apollo-require-preflight", "x-request-id"],
      exposedHeaders: ["x-request-id", "retry-after"],
      maxAge: 600,
    });
  }
  if (!config.production) await serveGraphiql(app, graphiqlFolder ?? resolve(".build/graphiql"));
  await app.register(async (scope) => {
    await scope.register(helmet, {
      strictTransportSecurity: config.production,
      contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    });
    answerProbes(scope, { readiness, measure, logger, isDraining: parts.isDraining });
    const context = (request: FastifyRequest) => contextOf(request, parts);
    scope.route({
      method: ["GET", "POST", "PUT", "PATCH", "DELETE"],
      url: "/graphql",
      handler: fastifyApolloHandler(parts.apollo, { context }),
    });
  });
  return app;
}

async function contextOf<Context extends ServerContext>(request: FastifyRequest, parts: HttpParts<Context>): Promise<Context> {
  const { options, rates, mask } = parts;
  try {
    const caller = await identifyCaller(request.headers.authorization, request.ip, { verifyToken: options.verifyToken, rates });
    const context = await options.makeContext(caller, { requestId: request.id, transport: "http", address: request.ip });
    const note: OperationNote = {};
    request.operationNote = note;
    layNote(context, note);
    return context;
  } catch (error) {
    throw withStatus(error, mask);
  }
}
