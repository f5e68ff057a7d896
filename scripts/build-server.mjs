import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import { hashFiles, listFiles, readIfThere } from "./hash-files.mjs";

const sources = ["src", "migrations", "ormconfig.ts"];

/** What the compiled server depends on. */
export function hashServer(root, lockHash) {
  return `${lockHash} ${hashFiles(root, [...sources, ".swcrc", "scripts/build-server.mjs"])}`;
}

/** Whether `dist` is compiled from these sources. */
export function isServerBuilt(root, hash) {
  return readIfThere(join(root, "dist/.hash")) === hash;
}

/** Compiles every source file to `dist`; the folder is put in place whole, so a crash leaves the old one or none. */
export async function buildServer(root, hash) {
  const { transformFile } = createRequire(join(root, "package.json"))("@swc/core");
  mkdirSync(join(root, ".build"), { recursive: true });
  for (const name of readdirSync(join(root, ".build"))) {
    // Left by a build that was killed; the lock says that no other is running.
    if (name.startsWith("dist-")) rmSync(join(root, ".build", name), { recursive: true });
  }
  const draft = mkdtempSync(join(root, ".build/dist-"));
  const files = listFiles(root, sources).filter((file) => !file.endsWith(".d.ts"));
  const compile = async (file) => {
    const target = join(draft, file);
    mkdirSync(dirname(target), { recursive: true });
    if (!file.endsWith(".ts")) return copyFileSync(join(root, file), target);
    const output = target.replace(/\.ts$/, ".js");
    const sourceFileName = relative(dirname(join(root, "dist", file)), join(root, file));
    const { code, map } = await transformFile(join(root, file), { cwd: root, swcrc: true, sourceMaps: true, sourceFileName });
    writeFileSync(output, `${code}\n//# sourceMappingURL=${basename(output)}.map\n`);
    writeFileSync(`${output}.map`, map);
  };
  try {
    await Promise.all(files.map(compile)).catch((error) => {
      // The compiler adds the trace of its own insides to what is wrong in ours.
      throw new Error(error.message.split("\n\nCaused by:")[0]);
    });
    writeFileSync(join(draft, ".hash"), hash);
    if (existsSync(join(root, "dist"))) renameSync(join(root, "dist"), join(draft, ".before"));
    renameSync(draft, join(root, "dist"));
    rmSync(join(root, "dist/.before"), { recursive: true, force: true });
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}
