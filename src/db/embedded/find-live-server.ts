import { execFile } from "node:child_process";
import { readFile, unlink } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Cluster, clusterName, dataFolder } from "./cluster";

/** A running server as its own lock file describes it. */
export interface LiveServer {
  readonly pid: number;
  readonly port: number;
  /** true once it accepts connections, false while it starts, recovers or stops */
  readonly ready: boolean;
}

/**
 * Finds the server that is running on this cluster, or null.
 *
 * After a crash the lock file may name a process number that someone else now has. PostgreSQL would then refuse to start, so the
 * stale file is removed here; its shared memory remains a second lock should two processes do so at once.
 */
export async function findLiveServer({ home }: Cluster): Promise<LiveServer | null> {
  const lockFile = join(dataFolder(home), "postmaster.pid");
  const [pidLine = "", , , port = "", , , , status = ""] = ((await readFile(lockFile, "utf8").catch(absent)) ?? "").split("\n");
  const pid = Number(pidLine);
  if (!(pid > 0)) return null;
  const command = await commandLine(pid);
  if (command === null) return null;
  if (command.includes(`cluster_name=${await clusterName(home)}`)) return { pid, port: Number(port), ready: status.startsWith("ready") };
  await unlink(lockFile).catch(absent);
  return null;
}

async function commandLine(pid: number): Promise<string | null> {
  if (process.platform === "linux") return (await readFile(`/proc/${pid}/cmdline`, "utf8").catch(absent)) || null;
  const shown = await promisify(execFile)("/bin/ps", ["-ww", "-o", "command=", "-p", String(pid)]).catch(() => null);
  return shown?.stdout ?? null;
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT" || error.code === "ESRCH") return null;
  throw error;
}
