import { runGates } from "../../scripts/run-gates.mjs";

const node = (code: string) => [process.execPath, "-e", code];
const ok = { name: "tsc", command: node("console.log('nobody needs to read this')") };
const broken = { name: "knip", command: node("console.log('unused.ts'); console.error('and more'); process.exitCode = 3") };

async function run(gates: { name: string; command: string[]; remedy?: string }[]) {
  const said: string[] = [];
  const passed = await runGates(gates, { cwd: __dirname, say: (line: string) => said.push(line.replace(/\d+\.\d s/, "N s")) });
  return { passed, said };
}

describe("npm run check", () => {
  it("says one line for each gate that passes, and nothing of its output", async () => {
    expect(await run([ok])).toEqual({ passed: true, said: ["ok      tsc                 N s", "1 of 1 gates passed in N s"] });
  });

  it("fails when one gate fails, with all that the tool said and the remedy", async () => {
    const { passed, said } = await run([ok, { ...broken, remedy: "delete it" }]);
    expect(passed).toBe(false);
    expect([...said].sort()).toEqual([
      "1 of 2 gates passed in N s",
      "FAILED  knip                N s\nunused.ts\nand more\nTo mend what can be mended: delete it",
      "ok      tsc                 N s",
    ]);
  });

  it("fails when a gate's process was killed", async () => {
    expect((await run([{ name: "tsc", command: node("process.kill(process.pid, 'SIGKILL')") }])).passed).toBe(false);
  });

  it("runs every gate even after one has failed", async () => {
    expect((await run([broken, broken, ok])).said.at(-1)).toBe("1 of 3 gates passed in N s");
  });
});
