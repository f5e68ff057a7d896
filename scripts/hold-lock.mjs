import { linkSync, mkdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { readIfThere } from "./hash-files.mjs";

const beat = 1_000;
const deadAfter = 15_000;

/**
 * Does the work while holding the lock file, waiting for whoever holds it.
 *
 * The holder touches the file every second. It is taken over when its process is gone, or, should the number be someone
 * else's by now, when nobody touched it for 15 s.
 */
export async function holdLock(path, work) {
  mkdirSync(dirname(path), { recursive: true });
  const mine = `${path}.${process.pid}`;
  writeFileSync(mine, String(process.pid));
  // The lock is a second name of this file, so touching the one touches the other.
  const heart = setInterval(() => utimesSync(mine, new Date(), new Date()), beat);
  while (!tryLink(mine, path)) {
    if (isStale(path)) takeAway(path, mine);
    else await delay(100);
  }
  try {
    return await work();
  } finally {
    clearInterval(heart);
    rmSync(path, { force: true });
    rmSync(mine, { force: true });
  }
}

function tryLink(from, to) {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

function isStale(path) {
  const holder = Number(readIfThere(path));
  const touched = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  if (!(holder > 0) || touched === undefined) return false;
  return !isRunning(holder) || Date.now() - touched > deadAfter;
}

/** Two may find the same stale lock; whoever moves away a fresh one by that puts it back. */
function takeAway(path, mine) {
  const away = `${mine}.stale`;
  try {
    renameSync(path, away);
  } catch (error) {
    if (error.code === "ENOENT") return;
    throw error;
  }
  if (!isStale(away)) tryLink(away, path);
  else rmSync(`${path}.${readIfThere(away)}`, { force: true });
  rmSync(away);
}

function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
}
