import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { readIfThere } from "./hash-files.mjs";
import { prepareOrExit, root } from "./prepare.mjs";

// Usage: test.mjs [prove|bench] [what jest takes]. The last line is `N passed, N failed`; whatever did not run is a failure.
const [first, ...others] = process.argv.slice(2);
const slow = ["prove", "bench"].includes(first) ? first : null;
const args = slow === null ? process.argv.slice(2) : others;
const chosen =
  slow === null
    ? ["--testPathIgnorePatterns=/test/(prove|bench)/", "--testPathIgnorePatterns=/node_modules/"]
    : [`--roots=${join(root, "test", slow)}`];

process.chdir(root);
await prepareOrExit({ admin: true });

const place = mkdtempSync(join(tmpdir(), "steward-test-"));
const outputFile = join(place, "result.json");
const code = await runJest([
  ...chosen,
  "--json",
  "--passWithNoTests",
  // A test that failed before it could close its servers would keep the run waiting for ever.
  "--forceExit",
  `--outputFile=${outputFile}`,
  // Two files at once wait for the database in turn; more would want more connections than the one PostgreSQL they share has.
  slow === null ? `--maxWorkers=${Math.min(availableParallelism(), 2)}` : "--runInBand",
  ...args,
]);
const text = readIfThere(outputFile);
rmSync(place, { recursive: true });

const result = text === null ? null : JSON.parse(text);
const passed = result?.numPassedTests ?? 0;
// A file that could not even be loaded holds an unknown number of tests; it counts as one that failed.
const crashed = result === null && code !== 0;
const failed = crashed ? 1 : (result?.numFailedTests ?? 0) + (result?.numRuntimeErrorTestSuites ?? 0);
const complaints = [
  crashed && "Jest ended without a result.",
  passed + failed === 0 && "No test ran.",
  !isNarrowed(args) && result?.numPendingTests > 0 && `Skipped, which counts as a failure: ${result.numPendingTests}.`,
  result?.numTodoTests > 0 && `Only planned (todo), which counts as a failure: ${result.numTodoTests}.`,
].filter(Boolean);
for (const complaint of complaints) console.error(complaint);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = code === 0 && failed === 0 && complaints.length === 0 ? 0 : 1;

function runJest(jestArgs) {
  const jest = join(root, "node_modules/jest/bin/jest.js");
  const environment = { ...process.env, NODE_ENV: "test" };
  const child = spawn(process.execPath, [jest, ...jestArgs], { cwd: root, env: environment, stdio: ["inherit", 2, 2] });
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
}

/** Someone who asks for tests by name knows that the others are left out. */
function isNarrowed(given) {
  return given.some((arg) => arg.startsWith("-t") || arg.startsWith("--testNamePattern"));
}
