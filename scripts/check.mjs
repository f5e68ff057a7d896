import { existsSync } from "node:fs";
import { join } from "node:path";
import { prepareOrExit, root } from "./prepare.mjs";
import { runGates } from "./run-gates.mjs";

const tool = (path, ...args) => [process.execPath, `node_modules/${path}`, ...args];
const script = (path) => [process.execPath, path];
const cruised = ["src", "migrations", "test", "admin", "ormconfig.ts"].filter((path) => existsSync(join(root, path)));

const gates = [
  { name: "tsc", command: tool("typescript/bin/tsc", "--noEmit", "-p", "tsconfig.json", "--pretty", "false") },
  { name: "migration drift", command: script("scripts/check-migration-drift.mjs") },
  {
    name: "dependency-cruiser",
    command: tool(
      "dependency-cruiser/bin/dependency-cruise.mjs",
      ...["--config", ".dependency-cruiser.cjs", "--output-type", "err-long", ...cruised],
    ),
  },
  { name: "knip", command: tool("knip/bin/knip.js", "--no-progress") },
  { name: "schema drift", command: script("scripts/check-schema-drift.mjs") },
  {
    name: "Biome",
    command: tool("@biomejs/biome/bin/biome", "ci", "--error-on-warnings", "--colors=off", "."),
    remedy: "node node_modules/@biomejs/biome/bin/biome check --write .",
  },
];

await prepareOrExit({ admin: false });
const passed = await runGates(gates, { cwd: root });
process.exitCode = passed ? 0 : 1;
