import { type ChildProcess, spawn } from "node:child_process";
import { constants, lstat, open, readFile, stat } from "node:fs/promises";
import type { Socket } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type Cluster, clusterName, dataFolder, pathForServer, serverEnvironment } from "./cluster";
import { findFreePort } from "./find-free-port";
import { findLiveServer } from "./find-live-server";
import { serverSettings } from "./server-settings";

/** A server of this process, or why there is none. */
export type Launch = { readonly port: number; stop(): Promise<void> } | { readonly failed: string };

// A second shell waits on a pipe whose other end only we hold. However we die, the pipe closes and it asks for a fast shutdown.
// It is nobody's child, because PostgreSQL takes the death of a child it does not know for a crash.
const deadMansPipe = '( { read -r _; kill -INT "$$" 2>/dev/null; } <&3 & ); exec "$@" 3<&-';

/** Starts the server on a free loopback port, in a session of its own so that Ctrl-C reaches only us, and waits until it is ready. */
export async function launchServer(cluster: Cluster): Promise<Launch> {
  const port = await findFreePort();
  const { home, account, binaries } = cluster;
  const settings = serverSettings({ port, clusterName: await clusterName(home), durable: cluster.durable });
  const log = await openLog(cluster);
  const child = spawn("/bin/sh", ["-c", deadMansPipe, "sh", binaries.postgres, "-D", pathForServer(home, account), ...settings], {
    cwd: dataFolder(home),
    env: serverEnvironment,
    stdio: ["ignore", log.file.fd, log.file.fd, "pipe"],
    detached: true,
    ...account,
  });
  const pipe = child.stdio[3] as Socket;
  const gone = new Promise<void>((resolve, reject) => child.once("exit", () => resolve()).once("error", reject));
  // Once the server is gone its number may be given to a stranger: end the waiting shell at once.
  const ended = gone.finally(() => pipe.destroy());
  pipe.unref();
  child.unref();
  await log.file.close();

  let running = true;
  const marked = ended.finally(() => {
    running = false;
  });
  while (running) {
    const live = await findLiveServer(cluster);
    if (live?.pid === child.pid && live?.ready) return { port, stop: () => stopServer(child, pipe, marked) };
    await Promise.race([delay(5), marked]);
  }
  await marked;
  return { failed: (await readFile(log.path)).subarray(log.begin).toString("utf8").trim() };
}

/** Waits for the fast shutdown; after ten seconds it is cut short, which the next start repairs from the write-ahead log. */
async function stopServer(child: ChildProcess, pipe: Socket, ended: Promise<void>): Promise<void> {
  child.ref();
  pipe.destroy();
  const impatience = setTimeout(() => child.kill("SIGQUIT"), 10_000);
  await ended;
  clearTimeout(impatience);
}

async function openLog({ home }: Cluster) {
  const path = join(home, "server.log");
  const size = (await lstat(path).catch(() => ({ size: 0 }))).size;
  const begin = size > 5_000_000 ? 0 : size;
  const { O_WRONLY, O_CREAT, O_APPEND, O_TRUNC, O_NOFOLLOW } = constants;
  const file = await open(path, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | (begin === 0 ? O_TRUNC : 0), 0o600);
  // Root may start what an ordinary user created; the log stays theirs.
  const keeper = await stat(home);
  if (process.getuid?.() === 0) await file.chown(keeper.uid, keeper.gid);
  return { path, begin, file };
}
