import { spawn } from "node:child_process";
import { accessSync, constants, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { readIfThere } from "./hash-files.mjs";

const marker = "node_modules/.steward-lock-hash";

/** Whether node_modules is what the lock file asks for. */
export function isInstalled(root, lockHash) {
  return readIfThere(join(root, marker)) === lockHash;
}

/**
 * Installs exactly what the lock file names, development packages included whatever the environment says.
 *
 * Not `npm ci`: that refuses a lock file without the native packages of every other platform, and not every registry carries them
 * all. Starting from an empty folder and saving nothing, `npm install` gives the same result. Its output is shown only when it fails.
 */
export async function installPackages(root, lockHash) {
  process.stderr.write("Installing the packages (once, about a minute) …\n");
  rmSync(join(root, "node_modules"), { recursive: true, force: true });
  const quiet = ["--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"];
  const whole = ["--include=dev", "--include=optional", "--no-save", "--no-dry-run", "--no-global", "--no-ignore-scripts"];
  // Without a home that can be written npm has no place for its cache.
  const cache = canWriteHome() ? [] : [`--cache=${join(root, ".build/npm-cache")}`];
  await runQuietly(root, ["install", ...whole, ...quiet, ...cache]);
  writeFileSync(join(root, marker), lockHash);
}

function runQuietly(root, args) {
  const { npm_execpath: npm, ...environment } = process.env;
  const [command, first] = npm?.endsWith("npm-cli.js") ? [process.execPath, [npm]] : ["npm", []];
  const shell = process.platform === "win32" && command === "npm";
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...first, ...args], { cwd: root, env: environment, shell, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (output += text));
    child.on("error", reject);
    child.on("close", (code) => (code === 0 ? resolve() : reject(new Error(`npm ${args[0]} failed:\n${output}`))));
  });
}

function canWriteHome() {
  try {
    accessSync(homedir(), constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
