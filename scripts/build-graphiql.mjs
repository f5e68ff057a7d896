import { spawn } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hashFiles, readIfThere } from "./hash-files.mjs";

const config = "admin/graphiql/vite.config.mjs";

/** What the built GraphiQL depends on. */
export function hashGraphiql(root, lockHash) {
  return `${lockHash} ${hashFiles(root, ["admin"])}`;
}

/** Whether GraphiQL is built from these sources; true as well where there is none to build. */
export function isGraphiqlBuilt(root, hash) {
  return readIfThere(join(root, ".build/graphiql/.hash")) === hash || !existsSync(join(root, config));
}

/** Builds GraphiQL with Vite to `.build/graphiql`; the hash is written last, so a build cut short is done again. */
export async function buildGraphiql(root, hash) {
  process.stderr.write("Building GraphiQL (once, some seconds) …\n");
  const vite = join(root, "node_modules/vite/bin/vite.js");
  await new Promise((resolve, reject) => {
    const args = [vite, "build", "--config", config, "--logLevel", "error"];
    const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, NODE_ENV: "production" }, stdio: ["ignore", 2, 2] });
    child.on("error", reject);
    child.on("close", (code) => (code === 0 ? resolve() : reject(new Error("GraphiQL could not be built; Vite says why above."))));
  });
  writeFileSync(join(root, ".build/graphiql/.hash"), hash);
}
