import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadConfig } from "../../../src/config";
import type { PersonId } from "../../../src/domain/ids";
import { createTokenMint } from "../../../src/graphql/identity/mint-token";
import { scratchDatabase } from "../../support/scratch-database";
import { NODE_FLAGS, type ServerProcess, spawnServer } from "../../support/spawn-server";
import { type Filling, fillDesk } from "./fill-desk";

const SERVERS = join(__dirname, "../servers");

/** A statement as a server sent it. */
export interface Sent {
  process: number;
  name: string | null;
  text: string;
  values: unknown[];
}

/** A process that serves something to compare with. */
export interface Rival {
  address: string;
  pid: number;
  stop(): Promise<void>;
}

/** A filled desk with a data folder of its own, on which servers and their rivals are started. */
export async function benchDesk(filling: Filling) {
  const database = await scratchDatabase();
  await fillDesk(database.ownerUrl, filling);
  const dataDir = mkdtempSync(join(tmpdir(), "steward-bench-"));
  const mint = await createTokenMint(loadConfig({ NODE_ENV: "test", DATA_DIR: dataDir }));
  const running: (() => Promise<unknown>)[] = [];

  const serve = async (env: Readonly<Record<string, string>> = {}): Promise<ServerProcess> => {
    const server = await spawnServer({ databaseUrl: database.serverUrl, dataDir, env: { LOG_LEVEL: "info", ...env } });
    running.push(() => (server.hasEnded() ? Promise.resolve() : server.kill9()));
    return server;
  };

  return {
    database,
    dataDir,
    serve,
    tokenOf: (personId: PersonId) => mint({ personId, expiresIn: "2h" }),
    /** Starts a server that writes down what it sends to the database, lets it be asked, and answers what it sent meanwhile. */
    async recorded(asking: (server: ServerProcess) => Promise<void>): Promise<Sent[]> {
      const file = join(dataDir, "statements.jsonl");
      const server = await serve({ NODE_OPTIONS: `--require ${join(SERVERS, "record-statements.cjs")}`, RECORD_STATEMENTS_TO: file });
      await asking(server);
      await server.term();
      const lines = readFileSync(file, "utf8").trimEnd().split("\n");
      return lines.map((line) => JSON.parse(line) as Sent);
    },
    /** Starts a program of `servers/` that says where it listens. */
    async rival(program: string, ...args: readonly string[]): Promise<Rival> {
      const rival = await startRival(join(SERVERS, program), [database.serverUrl, ...args]);
      running.push(rival.stop);
      return rival;
    },
    async close(): Promise<void> {
      await Promise.all(running.map((end) => end()));
      await database.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

// Each as it comes: a server as `npm start` runs it, a rival by node alone. SAME_FLAGS=1 gives the rivals what `npm start` gives node.
const flags = process.env.SAME_FLAGS === "1" ? NODE_FLAGS : [];

async function startRival(program: string, args: readonly string[]): Promise<Rival> {
  const child: ChildProcess = spawn(process.execPath, [...flags, program, ...args], {
    env: { PATH: process.env.PATH, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const address = await new Promise<string>((resolve, reject) => {
    let said = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      said += String(chunk);
      const found = /listening on (\S+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once("error", reject);
    child.once("close", (code) => reject(new Error(`${program} ended with ${code}`)));
  });
  if (child.pid === undefined) throw new Error("a rival that listens has a process id");
  return {
    address,
    pid: child.pid,
    stop() {
      child.kill("SIGKILL");
      return ended;
    },
  };
}
