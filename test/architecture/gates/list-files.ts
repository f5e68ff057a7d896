import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** One source file: its path from the given root, with forward slashes, and its text. */
export interface SourceFile {
  path: string;
  text: string;
}

const source = /\.(ts|tsx|mjs|cjs|js)$/;

/** Every source file below some folders of a root. */
export function listFiles(root: string, folders: string[]): SourceFile[] {
  return folders
    .flatMap((folder) => below(join(root, folder)))
    .map((path) => ({
      path: relative(root, path).split(sep).join("/"),
      text: readFileSync(path, "utf8"),
    }));
}

function below(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && source.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes(`${sep}node_modules${sep}`))
    .sort();
}
