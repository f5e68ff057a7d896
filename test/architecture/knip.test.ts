import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(__dirname, "../..");

interface Issue {
  file: string;
  [kind: string]: { name: string }[] | string;
}

/** Runs knip with our knip.json over a copy of a fixture tree and lists what it finds, as "kind name". */
function unusedIn(tree: "good" | "bad"): string[] {
  const place = mkdtempSync(join(tmpdir(), "steward-knip-"));
  try {
    cpSync(join(__dirname, "fixtures/knip", tree), place, { recursive: true });
    cpSync(join(root, "knip.json"), join(place, "knip.json"));
    symlinkSync(join(root, "node_modules"), join(place, "node_modules"));
    const knip = join(root, "node_modules/knip/bin/knip.js");
    const run = spawnSync(process.execPath, [knip, "--no-progress", "--reporter", "json"], { cwd: place, encoding: "utf8" });
    if (!run.stdout.startsWith("{")) throw new Error(`knip did not report: ${run.stdout}${run.stderr}`);
    return (JSON.parse(run.stdout) as { issues: Issue[] }).issues.flatMap(namesOf).sort();
  } finally {
    rmSync(place, { recursive: true });
  }
}

function namesOf(issue: Issue): string[] {
  return Object.entries(issue).flatMap(([kind, found]) => (Array.isArray(found) ? found.map(({ name }) => `${kind} ${name}`) : []));
}

describe("knip", () => {
  it("finds nothing in a tree where everything is used", () => {
    expect(unusedIn("good")).toEqual([]);
  });

  it("finds the unused file, export, type and dependency, and the one that is not listed", () => {
    expect(unusedIn("bad")).toEqual([
      "dependencies zod",
      "exports unusedExport",
      "files src/unused-file.ts",
      "types UnusedType",
      "unlisted yaml",
    ]);
  });
});
