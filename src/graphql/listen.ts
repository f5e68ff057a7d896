import type { FastifyInstance } from "fastify";
import { hasCode } from "../db/read-error";

const FIRST_PORT = 4_000;
const LAST_PORT = 4_099;

/** Listens on the port that was asked for; when none was, on 4000 or the next that is free. */
export async function listen(app: FastifyInstance, host: string, port: number | null): Promise<number> {
  for (let candidate = port ?? FIRST_PORT; ; candidate += 1) {
    try {
      await app.listen({ host, port: candidate });
      const bound = app.server.address();
      if (bound === null || typeof bound === "string") throw new Error("The server listens on something that is not a port");
      return bound.port;
    } catch (error) {
      const isTaken = hasCode(error, "EADDRINUSE");
      if (!isTaken || port !== null || candidate >= LAST_PORT) throw error;
    }
  }
}
