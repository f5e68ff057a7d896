import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";

const root = resolve(__dirname, "../..");

interface Report {
  summary: { violations: { rule: { name: string }; from: string; to: string }[]; totalCruised: number };
}

/** Runs the project's own dependency rules over a fixture tree and says which file broke which rule. */
export function cruiseFixture(tree: "good" | "bad"): { violations: string[]; files: number } {
  const run = spawnSync(
    process.execPath,
    [
      join(root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs"),
      "--config",
      join(root, ".dependency-cruiser.cjs"),
      "--output-type",
      "json",
      "src",
    ],
    { cwd: join(__dirname, "fixtures/cruise", tree), encoding: "utf8", maxBuffer: 64 * 1024 * 1024 },
  );
  if (!run.stdout.startsWith("{")) throw new Error(`dependency-cruiser did not report: ${run.stderr}`);
  const { summary } = JSON.parse(run.stdout) as Report;
  const violations = summary.violations.map(({ rule, from }) => `${rule.name}: ${from.replace("src/", "")}`);
  return { violations: [...new Set(violations)].sort(), files: summary.totalCruised };
}
