import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildGraphiql, hashGraphiql, isGraphiqlBuilt } from "./build-graphiql.mjs";
import { buildServer, hashServer, isServerBuilt } from "./build-server.mjs";
import { hashFiles } from "./hash-files.mjs";
import { holdLock } from "./hold-lock.mjs";
import { installPackages, isInstalled } from "./install-packages.mjs";

/** The checkout. */
export const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/**
 * Installs what is missing and builds what changed, by content; does nothing when all is as it was.
 *
 * Runs before node_modules exists, so it and what it imports use Node alone. Two at once in one checkout wait for each other.
 */
export async function prepare({ admin }) {
  refuseOldNode();
  const lockHash = hashFiles(root, ["package-lock.json"]);
  const tasks = [
    { isDone: () => isInstalled(root, lockHash), run: () => installPackages(root, lockHash) },
    task(hashServer(root, lockHash), isServerBuilt, buildServer),
    ...(admin ? [task(hashGraphiql(root, lockHash), isGraphiqlBuilt, buildGraphiql)] : []),
  ];
  if (tasks.every(({ isDone }) => isDone())) return;
  await holdLock(join(root, ".build/prepare.lock"), async () => {
    for (const { isDone, run } of tasks) if (!isDone()) await run();
  });
}

function task(hash, isBuilt, build) {
  return { isDone: () => isBuilt(root, hash), run: () => build(root, hash) };
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Steward needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Prepares, and ends the process with the reason alone when that fails. */
export async function prepareOrExit(options) {
  try {
    await prepare(options);
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await prepareOrExit({ admin: true });
