import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";
import { findFreePort } from "../../src/db/embedded/find-free-port";

/** Where redis-server lies on this machine, or `null`: a stranger's machine needs none. */
export function findRedis(): string | null {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.map((folder) => join(folder, "redis-server")).find((file) => existsSync(file)) ?? null;
}

/** A Redis of a test's own that forgets everything, on a free port; it may be killed and started again at the same address. */
export async function startRedis(binary: string) {
  const folder = mkdtempSync(join(tmpdir(), "steward-redis-"));
  const port = await findFreePort();
  let running: ChildProcess;

  const start = async (): Promise<void> => {
    const child = spawn(binary, ["--bind", "127.0.0.1", "--port", String(port), "--dir", folder, "--save", "", "--appendonly", "no"]);
    running = child;
    for await (const line of createInterface({ input: child.stdout })) if (line.includes("Ready to accept connections")) break;
    child.stdout.resume();
    if (child.exitCode !== null) throw new Error(`redis-server ended with ${child.exitCode}`);
  };
  const kill = async (): Promise<void> => {
    const ended = once(running, "exit");
    running.kill("SIGKILL");
    await ended;
  };
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    start,
    kill,
    async close(): Promise<void> {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
