import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { type Config, loadConfig } from "../../src/config";
import { createTokenMint, type TokenMint } from "../../src/graphql/identity/mint-token";
import { createTokenVerifier } from "../../src/graphql/identity/verify-token";
import type { RunningServer, ServerContext, ServerOptions } from "../../src/graphql/server-options";
import { startServer } from "../../src/graphql/start-server";
import { makeToy, type Toy } from "./toy-schema";

/** A toy server on a free port, with its own key, its own log and its own switches. */
export interface ToyServer {
  readonly toy: Toy;
  readonly server: RunningServer;
  readonly config: Config;
  readonly url: string;
  readonly socketUrl: string;
  readonly mint: TokenMint;
  /** Every line logged so far. */
  readonly log: Record<string, unknown>[];
  bearer(personId?: string): Promise<string>;
  post(body: unknown, headers?: Record<string, string>): Promise<Answer>;
  stop(): Promise<void>;
}

/** An HTTP answer, read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: {
    data?: Record<string, unknown> | null;
    errors?: { message: string; path?: unknown; extensions: Record<string, unknown> }[];
    extensions?: Record<string, unknown>;
  };
}

/** Starts a toy server; whoever starts it stops it. */
export async function startToyServer(
  overrides: { env?: Record<string, string>; options?: Partial<ServerOptions<ServerContext>> } = {},
): Promise<ToyServer> {
  const folder = await mkdtemp(join(tmpdir(), "steward-toy-"));
  const config = loadConfig({ PORT: "0", DATA_DIR: folder, ...overrides.env });
  const log: Record<string, unknown>[] = [];
  const logger = pino({ level: "debug" }, { write: (line: string) => void log.push(JSON.parse(line) as Record<string, unknown>) });
  const toy = makeToy();
  const server = await startServer<ServerContext>({
    schema: toy.schema,
    config,
    logger,
    verifyToken: await createTokenVerifier(config),
    makeContext: async () => {
      let loads = 0;
      return { loads: () => (loads += 1) } as ServerContext;
    },
    readiness: {},
    ...overrides.options,
  });
  const mint = config.identity.kind === "development" ? await createTokenMint(config) : () => Promise.reject(new Error("no mint"));
  const url = `${server.address}/graphql`;
  return {
    toy,
    server,
    config,
    url,
    socketUrl: url.replace("http", "ws"),
    mint,
    log,
    bearer: async (personId = "person_ana") => `Bearer ${await mint({ personId, expiresIn: "1h" })}`,
    post: async (body, headers = {}) => {
      const response = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: typeof body === "string" ? body : JSON.stringify(body),
      });
      const text = await response.text();
      return {
        status: response.status,
        headers: response.headers,
        text,
        body: text.startsWith("{") ? (JSON.parse(text) as Answer["body"]) : {},
      };
    },
    stop: async () => {
      toy.release();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
