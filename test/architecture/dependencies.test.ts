import { spawnSync } from "node:child_process";
import { resolve } from "node:path";

const root = resolve(__dirname, "../..");
const { dependencies } = require("../../package.json") as { dependencies: Record<string, string> };
const names = Object.keys(dependencies);

/** The packages a plain node process cannot require, with the reason. */
function refusedByNode(packages: string[]): string[] {
  const code = `for (const name of ${JSON.stringify(packages)}) try { require(name); } catch (error) { console.log(name + ": " + error.message.split("\\n")[0]); }
    process.exit();`;
  const run = spawnSync(process.execPath, ["-e", code], { cwd: root, encoding: "utf8" });
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout.split("\n").filter((line) => line !== "");
}

describe("the runtime dependencies", () => {
  it("can each be required under node", () => {
    expect(refusedByNode(names)).toEqual([]);
  });

  it.each(names)("can be required under jest: %s", (name) => {
    expect(typeof require(name)).toMatch(/^(object|function)$/);
  });

  it("are seen to fail when one is not there", () => {
    expect(refusedByNode(["@steward/not-there"])).toEqual(["@steward/not-there: Cannot find module '@steward/not-there'"]);
  });
});
