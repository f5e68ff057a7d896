import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const remedy = "npm run steward -- schema print > schema/schema.graphql";

/** Compares two texts of the schema; answers null where they agree, else the first line that differs and the command that mends it. */
function describeDrift(printed, committed) {
  if (printed.trimEnd() === committed.trimEnd()) return null;
  const [ours, theirs] = [printed, committed].map((text) => text.trimEnd().split("\n"));
  const at = ours.findIndex((line, index) => line !== theirs[index]);
  const line = at === -1 ? ours.length : at;
  const shown = (lines) => (lines[line] === undefined ? "(nothing)" : lines[line].trim());
  return [
    `schema/schema.graphql differs from the code at line ${line + 1}:`,
    `  the code says       ${shown(ours)}`,
    `  the file says       ${shown(theirs)}`,
    `To bring the file up to date: ${remedy}`,
  ].join("\n");
}

const root = fileURLToPath(new URL("..", import.meta.url));
// Two paths may be given instead, which is how the gate itself is tested.
const [printedAt, committedAt = "schema/schema.graphql"] = process.argv.slice(2);
const printed = printedAt
  ? readFileSync(printedAt, "utf8")
  : execFileSync(process.execPath, ["dist/src/cli.js", "schema", "print"], { cwd: root, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
const drift = describeDrift(printed, readFileSync(new URL(committedAt, new URL("..", import.meta.url)), "utf8"));
if (drift !== null) {
  console.error(drift);
  process.exitCode = 1;
}
