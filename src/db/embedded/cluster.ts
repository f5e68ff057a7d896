import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Account } from "./choose-account";
import type { Binaries } from "./prepare-binaries";

/**
 * One PostgreSQL cluster: where it lies, which binaries serve it and as whom.
 *
 * `home` is `DATA_DIR/postgres` and holds `data`, `passwords.json` and `server.log`; it appears whole or not at all.
 */
export interface Cluster {
  readonly home: string;
  readonly account: Account | null;
  readonly binaries: Binaries;
  readonly durable: boolean;
}

/** The folder PostgreSQL itself calls its data directory. */
export function dataFolder(home: string): string {
  return join(home, "data");
}

/**
 * The path by which the server's processes reach the data folder; they are started inside it.
 *
 * Under root the folders above may be closed to the server's account (a checkout in a private home). A process may always use the
 * directory it stands in, and this link of the kernel leads there without walking the path, so the data never has to lie elsewhere:
 * moving, copying or deleting DATA_DIR means what it says.
 */
export function pathForServer(home: string, account: Account | null): string {
  return account === null ? dataFolder(home) : "/proc/self/cwd";
}

/** What a living server's command line is recognised by; a copied folder is another cluster, a moved one the same. */
export async function clusterName(home: string): Promise<string> {
  const { dev, ino } = await stat(dataFolder(home), { bigint: true });
  return `steward-${dev.toString(36)}-${ino.toString(36)}`;
}

/** The environment of every process of the server: nothing of ours, so no PGHOST or locale leaks in. */
export const serverEnvironment = { PATH: "/usr/local/bin:/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };
