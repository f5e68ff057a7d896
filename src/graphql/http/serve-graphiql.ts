import { existsSync } from "node:fs";
import { join } from "node:path";
import helmet from "@fastify/helmet";
import serveFiles from "@fastify/static";
import type { FastifyInstance } from "fastify";

/**
 * Serves the locally built GraphiQL under /graphiql; nothing of it comes from elsewhere.
 *
 * Its editor runs workers and writes inline styles, so its policy is looser than that of the API.
 */
export async function serveGraphiql(app: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, "index.html"))) return;
  await app.register(async (scope) => {
    await scope.register(helmet, {
      strictTransportSecurity: false,
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", "data:"],
          fontSrc: ["'self'", "data:"],
          workerSrc: ["'self'", "blob:"],
          connectSrc: ["'self'", "ws:", "wss:"],
          baseUri: ["'self'"],
          frameAncestors: ["'none'"],
        },
      },
    });
    await scope.register(serveFiles, { root: folder, prefix: "/graphiql/", redirect: false });
    scope.get("/graphiql", (_request, reply) => reply.redirect("/graphiql/"));
  });
}
