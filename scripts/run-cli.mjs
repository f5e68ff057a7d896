import Module from "node:module";
import { join } from "node:path";
import { root } from "./prepare.mjs";

/** Becomes the compiled command line with these arguments, in this very process: one process serves, and signals reach it. */
export function runCli(args) {
  const cli = join(root, "dist/src/cli.js");
  process.argv.splice(1, process.argv.length, cli, ...args);
  Module.runMain(cli);
}
