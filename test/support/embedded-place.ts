import { type ChildProcess, fork, spawn } from "node:child_process";
import {
  chmodSync,
  chownSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { transformFileSync } from "@swc/core";
import { Client } from "pg";

const driver = join(__dirname, "../../src/db/embedded");
const nobody = 65534;

/** A folder outside the checkout with a compiled driver, an unreadable home and room for data. */
export type Place = ReturnType<typeof aPlace>;

/**
 * Makes a place. With `mode` or `user` it gets an installation of its own in which no install script ever ran;
 * `mode` closes the folder to others, `user` is the account its processes run as.
 */
export function aPlace({ mode, user = 0 }: { mode?: number; user?: number } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "steward-embedded-"));
  const hosts: ChildProcess[] = [];
  mkdirSync(join(folder, "home"), { mode: 0 });
  mkdirSync(join(folder, "driver"));
  for (const file of readdirSync(driver)) {
    const { code } = transformFileSync(join(driver, file), { sourceMaps: false });
    writeFileSync(join(folder, "driver", file.replace(/\.ts$/, ".js")), code);
  }
  if (mode === undefined) symlinkSync(join(__dirname, "../../node_modules"), join(folder, "node_modules"));
  else installBare(folder);
  cpSync(join(__dirname, "embedded-host.cjs"), join(folder, "host.cjs"));
  if (user > 0) chownSync(folder, user, user);
  chmodSync(folder, mode ?? 0o755);

  async function host(dataDir: string, { durable = false } = {}) {
    const child = fork(
      join(folder, "host.cjs"),
      [join(folder, "driver/start-embedded-postgres.js"), dataDir, String(user), String(durable)],
      {
        env: { HOME: join(folder, "home"), PATH: "/usr/local/bin:/usr/bin:/bin" },
        execArgv: [],
      },
    );
    hosts.push(child);
    const lockFile = join(dataDir, "postgres/data/postmaster.pid");
    const it = {
      port: 0,
      startedHere: false,
      url: "",
      async startAgain() {
        Object.assign(it, await request(child, "start"));
      },
      ask: (sql: string) => ask(it.url, sql),
      serverPid: () => Number(readFileSync(lockFile, "utf8").split("\n")[0]),
      async stop() {
        child.send("stop");
        await ended(child);
      },
      async kill() {
        child.kill("SIGKILL");
        await ended(child);
      },
      /** Waits until the server has left of its own accord. */
      async serverGone() {
        while (lstatSync(lockFile, { throwIfNoEntry: false })) await delay(10);
      },
      /** A living process of the account the server runs as. */
      aStranger() {
        const account = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};
        const stranger = spawn("sleep", ["60"], { ...account, cwd: "/" });
        hosts.push(stranger);
        return { pid: stranger.pid, isRunning: () => stranger.exitCode === null && stranger.signalCode === null };
      },
    };
    await it.startAgain();
    return it;
  }

  async function remove(): Promise<void> {
    for (const child of hosts) child.kill("SIGKILL");
    await Promise.all(hosts.map(ended));
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  }

  return { folder, dataDir: join(folder, "data"), host, ask, remove };
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

function request(child: ChildProcess, question: string): Promise<object> {
  return new Promise((resolve, reject) => {
    child.once("message", ({ answer, error }: { answer: object; error?: string }) => (error ? reject(new Error(error)) : resolve(answer)));
    child.once("exit", (code, signal) => reject(new Error(`The host ended with ${signal ?? code}.`)));
    child.send(question);
  });
}

function ended(child: ChildProcess): Promise<unknown> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once("exit", resolve));
}

/** Copies the driver's packages as an archive would carry them: without links. */
function installBare(folder: string): void {
  const modules = join(__dirname, "../../node_modules");
  const copied = new Set<string>();
  const copy = (name: string): void => {
    if (copied.has(name)) return;
    copied.add(name);
    cpSync(join(modules, name), join(folder, "node_modules", name), {
      recursive: true,
      filter: (path) => !lstatSync(path).isSymbolicLink(),
    });
    const { dependencies = {} } = JSON.parse(readFileSync(join(modules, name, "package.json"), "utf8")) as {
      dependencies?: Record<string, string>;
    };
    for (const dependency of Object.keys(dependencies)) copy(dependency);
  };
  copy("pg");
  copy(`@embedded-postgres/${process.platform}-${process.arch}`);
}
