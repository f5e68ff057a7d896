import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** The links among the libraries of an installation, as absolute paths; a package archive cannot carry them. */
export async function listLinks(installed: string): Promise<{ source: string; target: string }[]> {
  const listed = JSON.parse(await readFile(join(installed, "pg-symlinks.json"), "utf8")) as { source: string; target: string }[];
  const packageFolder = dirname(installed);
  return listed.map(({ source, target }) => ({ source: join(packageFolder, source), target: join(packageFolder, target) }));
}
