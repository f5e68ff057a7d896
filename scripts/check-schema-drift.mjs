import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const PRINTED = [
  ["schema/schema.graphql", "print"],
  ["schema/ERRORS.md", "errors"],
];

/** Compares what the code prints with the committed file; answers null where they agree, else the first line that differs and the command that mends it. */
function describeDrift(name, verb, printed, committed) {
  if (printed.trimEnd() === committed.trimEnd()) return null;
  const [ours, theirs] = [printed, committed].map((text) => text.trimEnd().split("\n"));
  const at = ours.findIndex((line, index) => line !== theirs[index]);
  const line = at === -1 ? ours.length : at;
  const shown = (lines) => (lines[line] === undefined ? "(nothing)" : lines[line].trim());
  return [
    `${name} differs from the code at line ${line + 1}:`,
    `  the code says       ${shown(ours)}`,
    `  the file says       ${shown(theirs)}`,
    `To bring the file up to date: npm run steward -- schema ${verb} > ${name}`,
  ].join("\n");
}

const root = fileURLToPath(new URL("..", import.meta.url));
const print = (verb) =>
  execFileSync(process.execPath, ["dist/src/cli.js", "schema", verb], { cwd: root, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
// Two paths may be given instead, which is how the gate itself is tested.
const [printedAt, committedAt] = process.argv.slice(2);
const drifts = printedAt
  ? [describeDrift(...PRINTED[0], readFileSync(printedAt, "utf8"), readFileSync(committedAt, "utf8"))]
  : PRINTED.map(([name, verb]) =>
      describeDrift(name, verb, print(verb), readFileSync(new URL(name, new URL("..", import.meta.url)), "utf8")),
    );
for (const drift of drifts.filter((one) => one !== null)) {
  console.error(drift);
  process.exitCode = 1;
}
