import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chown, mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { type Cluster, dataFolder, pathForServer, serverEnvironment } from "./cluster";

/**
 * Creates the cluster of a data folder, with passwords of its own.
 *
 * It is made under another name and renamed when whole, so a crash leaves nothing half and of two first starts at once one wins.
 */
export async function createCluster(cluster: Cluster): Promise<void> {
  const { home, account, binaries, durable } = cluster;
  const parent = dirname(home);
  await mkdir(parent, { recursive: true });
  await sweepDrafts(home);
  const draft = `${home}.new-${process.pid}-${randomBytes(6).toString("hex")}`;
  await mkdir(draft, { mode: 0o711 });
  await mkdir(dataFolder(draft), { mode: 0o700 });
  const passwords = { owner: randomBytes(24).toString("base64url"), server: randomBytes(24).toString("base64url") };
  await writePrivately(join(draft, "passwords.json"), JSON.stringify(passwords));
  const forInitdb = join(draft, "owner-password");
  await writePrivately(forInitdb, passwords.owner);
  // Only what the server must write is given to its account: a folder it owned could lead us, as root, by a planted link.
  if (account !== null) for (const path of [dataFolder(draft), forInitdb]) await chown(path, account.uid, account.gid);
  await promisify(execFile)(
    binaries.initdb,
    [
      ...["--pgdata", pathForServer(draft, account), "--username", "steward_owner", "--pwfile", "../owner-password"],
      ...["--auth", "scram-sha-256", "--encoding", "UTF8", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8", "--locale", "C"],
      ...["--no-instructions", ...(durable ? [] : ["--no-sync"])],
    ],
    { cwd: dataFolder(draft), env: serverEnvironment, ...account },
  );
  await rm(forInitdb);
  await rename(draft, home).catch(async (error: NodeJS.ErrnoException) => {
    await rm(draft, { recursive: true });
    if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
  });
}

async function writePrivately(path: string, text: string): Promise<void> {
  const file = await open(path, "wx", 0o600);
  await file.writeFile(text);
  await file.sync();
  await file.close();
}

/** Removes what first starts that were killed left behind; a draft's name carries the process that was writing it. */
async function sweepDrafts(home: string): Promise<void> {
  for (const name of await readdir(dirname(home))) {
    const writer = name.startsWith(`${basename(home)}.new-`) ? Number(name.slice(basename(home).length + 5).split("-")[0]) : 0;
    if (writer > 0 && !isRunning(writer)) await rm(join(dirname(home), name), { recursive: true, force: true, maxRetries: 5 });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
