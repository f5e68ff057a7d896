import { randomBytes } from "node:crypto";
import { chmod, copyFile, mkdir, readdir, rename, rm, stat, symlink } from "node:fs/promises";
import { basename, join } from "node:path";
import { listLinks } from "./list-links";

/**
 * Copies the PostgreSQL programs to where every account can run them, once per release, and gives the folder.
 *
 * The copy appears whole under its name; when two processes copy at once the later one uses the earlier one's.
 */
export async function copyBinaries(installed: string, into: string, version: string): Promise<string> {
  const wanted = join(into, `postgresql-${version}`);
  if (await exists(wanted)) return wanted;
  await mkdir(into, { recursive: true });
  const draft = `${wanted}.new-${randomBytes(6).toString("hex")}`;
  await copyFolder(installed, draft);
  for (const { source, target } of await listLinks(installed)) await symlink(basename(source), join(draft, "lib", basename(target)));
  await rename(draft, wanted).catch(async (error: NodeJS.ErrnoException) => {
    await rm(draft, { recursive: true });
    if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
  });
  return wanted;
}

/** Links are left out (they are listed apart), and so is what only a compiler needs. */
async function copyFolder(from: string, to: string): Promise<void> {
  await mkdir(to);
  await chmod(to, 0o755);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await copyFolder(source, target);
    else if (entry.isFile() && !entry.name.endsWith(".a")) {
      await copyFile(source, target);
      await chmod(target, 0o755);
    }
  }
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}
