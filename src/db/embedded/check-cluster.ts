import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { type Cluster, dataFolder } from "./cluster";

/**
 * Says whether the data folder already holds a cluster that this release can serve.
 *
 * A cluster of another major version, a foreign folder and someone else's data are refused with the remedy; nothing is touched.
 */
export async function checkCluster({ home, binaries }: Cluster): Promise<boolean> {
  if ((await stat(home).catch(absent)) === null) return false;
  const major = (await readFile(join(dataFolder(home), "PG_VERSION"), "utf8").catch(absent))?.trim();
  if (major === undefined) {
    throw new Error(`${home} exists but holds no PostgreSQL data. Move it away, or choose another DATA_DIR.`);
  }
  if (major !== binaries.major) {
    throw new Error(
      `${home} holds data of PostgreSQL ${major}, and this release of Steward runs PostgreSQL ${binaries.major}. ` +
        "Run `steward backup` with the release that wrote it and `steward restore` with this one, or choose an empty DATA_DIR.",
    );
  }
  return true;
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT") return null;
  if (error.code !== "EACCES") throw error;
  throw new Error(`${error.path} belongs to another user. Start as that user, or choose another DATA_DIR.`, { cause: error });
}
