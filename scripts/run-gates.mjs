import { spawn } from "node:child_process";

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/**
 * Runs gates two at a time, says one line for each, with the tool's own output where it failed, and answers whether all passed.
 *
 * Two, because each tool keeps about one core busy; the slowest should come first.
 */
export async function runGates(gates, { cwd, say = console.log }) {
  const begun = performance.now();
  const waiting = [...gates];
  const verdicts = [];
  const work = async () => {
    for (let gate = waiting.shift(); gate; gate = waiting.shift()) verdicts.push(await runGate(gate, cwd, say));
  };
  await Promise.all([work(), work()]);
  const passed = verdicts.filter((verdict) => verdict).length;
  say(`${passed} of ${verdicts.length} gates passed in ${seconds(begun)}`);
  return passed === verdicts.length;
}

async function runGate({ name, command, remedy }, cwd, say) {
  const begun = performance.now();
  const [program, ...args] = command;
  const child = spawn(program, args, { cwd, stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, FORCE_COLOR: "0" } });
  let output = "";
  const keep = (text) => {
    output += text;
  };
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", keep);
  const code = await new Promise((resolve, reject) => child.on("error", reject).on("close", resolve));
  const line = `${name.padEnd(20)}${seconds(begun)}`;
  if (code === 0) say(`ok      ${line}`);
  else say(`FAILED  ${line}\n${output.trimEnd()}${remedy ? `\nTo mend what can be mended: ${remedy}` : ""}`);
  return code === 0;
}
