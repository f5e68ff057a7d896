import { readFile, stat } from "node:fs/promises";

/** The unprivileged account the server's processes drop to. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Chooses whom the server runs as; null means as ourselves, because we are not root.
 *
 * PostgreSQL refuses to run as root. An existing cluster keeps its account; a new one gets `nobody`, which every system has:
 * `initdb` needs a name in the account file, so a made-up number would not do.
 */
export async function chooseAccount(clusterFolder: string): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null;
  if (process.platform !== "linux") {
    throw new Error("The embedded PostgreSQL does not run as root on this system. Start as an ordinary user, or set DATABASE_URL.");
  }
  const keeper = await stat(clusterFolder).catch(absent);
  if (keeper !== null && keeper.uid !== 0) return { uid: keeper.uid, gid: keeper.gid };
  for (const line of (await readFile("/etc/passwd", "utf8")).split("\n")) {
    const [name, , uid, gid] = line.split(":");
    if (name === "nobody") return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error("The embedded PostgreSQL cannot run as root and this system has no account `nobody`. Add it, or set DATABASE_URL.");
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT") return null;
  throw error;
}
