import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(__dirname, "../..");
const READY = /Steward is ready at (\S+)/;
const START_MS = 120_000;

/** The options of node itself with which `npm start` runs a server. */
export const NODE_FLAGS: readonly string[] = (
  JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { scripts: { start: string } }
).scripts.start
  .split(" ")
  .filter((word) => word.startsWith("--"));

/** How a server process is started. */
export interface ServerPlan {
  /** Left out: the server runs the embedded database of its data folder itself. */
  databaseUrl?: string;
  /** Two servers with one data folder share the signing key, so that one mint serves both. */
  dataDir: string;
  /** More of the environment, over what a test needs. */
  env?: Readonly<Record<string, string>>;
}

/** A server of the built code in an operating-system process of its own. */
export interface ServerProcess {
  readonly pid: number;
  readonly address: string;
  readonly wsAddress: string;
  /** How it ended: its exit code, or `null` where a signal ended it. */
  readonly ended: Promise<number | null>;
  hasEnded(): boolean;
  /** Everything it said so far. */
  output(): string;
  /** Ends it as a power cut would. */
  kill9(): Promise<void>;
  /** Asks it to drain, and answers its exit code. */
  term(): Promise<number | null>;
}

/** Starts `steward serve` from the built code, and waits until it says that it is ready. */
export async function spawnServer({ databaseUrl, dataDir, env = {} }: ServerPlan): Promise<ServerProcess> {
  const child = spawn(process.execPath, [...NODE_FLAGS, join(ROOT, "dist/src/cli.js"), "serve"], {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: "test",
      PORT: "0",
      LOG_LEVEL: "warn",
      DATA_DIR: dataDir,
      ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
      RATE_LIMIT_PERSON: "1000000",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  let isOver = false;
  const ended = new Promise<number | null>((resolve) => {
    child.once("close", (code) => {
      isOver = true;
      resolve(code);
    });
  });
  const address = await new Promise<string>((resolve, reject) => {
    const tooLong = setTimeout(() => {
      child.kill("SIGKILL");
      reject(new Error(`the server did not become ready:\n${said}`));
    }, START_MS);
    const hear = (chunk: Buffer) => {
      said += String(chunk);
      const found = READY.exec(said)?.[1];
      if (found === undefined) return;
      clearTimeout(tooLong);
      resolve(found);
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.once("error", reject);
    void ended.then((code) => {
      clearTimeout(tooLong);
      reject(new Error(`the server ended with ${code} before it was ready:\n${said}`));
    });
  });
  if (child.pid === undefined) throw new Error("a server that is ready has a process id");
  return {
    pid: child.pid,
    address,
    wsAddress: `${address.replace(/^http/, "ws")}/graphql`,
    ended,
    hasEnded: () => isOver,
    output: () => said,
    async kill9() {
      child.kill("SIGKILL");
      await ended;
    },
    term() {
      child.kill("SIGTERM");
      return ended;
    },
  };
}
