import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";

/** Runs .ci/run in a folder whose check and test do as told, with nothing installed; answers its last line and whether it passed. */
function verdict(check: string, test: string): { line: string | undefined; passed: boolean } {
  const place = mkdtempSync(join(tmpdir(), "steward-ci-"));
  try {
    for (const name of ["chromium", "redis-server", "apt-get"]) {
      mkdirSync(join(place, "bin"), { recursive: true });
      writeFileSync(join(place, "bin", name), "#!/bin/sh\n");
      chmodSync(join(place, "bin", name), 0o755);
    }
    mkdirSync(join(place, ".ci"));
    copyFileSync(resolve(__dirname, "../../.ci/run"), join(place, ".ci/run"));
    writeFileSync(join(place, "package.json"), JSON.stringify({ private: true, scripts: { check, test } }));
    const env = { ...process.env, PATH: `${join(place, "bin")}${delimiter}${process.env.PATH}` };
    const run = spawnSync("bash", [join(place, ".ci/run")], { env, encoding: "utf8", input: "" });
    return { line: run.stdout.trimEnd().split("\n").at(-1), passed: run.status === 0 };
  } finally {
    rmSync(place, { recursive: true });
  }
}

describe("the verdict of .ci/run", () => {
  it("is what npm test said when all went well", () => {
    expect(verdict("true", "echo 3 passed, 0 failed")).toEqual({ line: "3 passed, 0 failed", passed: true });
  });

  const bad: [what: string, check: string, test: string, line: string][] = [
    ["npm run check fails", "false", "echo 3 passed, 0 failed", "0 passed, 1 failed"],
    ["a test fails", "true", "echo 3 passed, 2 failed; exit 1", "3 passed, 2 failed"],
    ["npm test fails though no test did", "true", "echo 3 passed, 0 failed; exit 1", "3 passed, 1 failed"],
    ["a test was skipped", "true", "echo 'Tests:       2 skipped, 3 passed, 5 total'; echo 3 passed, 0 failed", "3 passed, 2 failed"],
    ["a test was put off", "true", "echo 'Tests:       1 todo, 3 passed, 4 total'; echo 3 passed, 0 failed", "3 passed, 1 failed"],
    ["npm test breaks off", "true", "echo starting; exit 7", "0 passed, 1 failed"],
    ["no test ran", "true", "echo 0 passed, 0 failed", "0 passed, 1 failed"],
  ];

  it.each(bad)("is a failure when %s", (_what, check, test, line) => {
    expect(verdict(check, test)).toEqual({ line, passed: false });
  });
});
