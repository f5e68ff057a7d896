import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** One hash over the names and contents of files and whole folders; a path that does not exist counts as empty. */
export function hashFiles(root, paths) {
  const hash = createHash("sha256");
  for (const path of listFiles(root, paths)) {
    const content = readFileSync(join(root, path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

/** Every file below the given paths, relative to the root and in one fixed order. */
export function listFiles(root, paths) {
  return paths.flatMap((path) => {
    const kind = statSync(join(root, path), { throwIfNoEntry: false });
    if (kind === undefined) return [];
    if (kind.isFile()) return [path];
    const inside = readdirSync(join(root, path)).sort();
    return listFiles(
      root,
      inside.filter((name) => name !== "node_modules").map((name) => join(path, name)),
    );
  });
}

/** The text of a file that may not exist yet. */
export function readIfThere(path) {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
}
