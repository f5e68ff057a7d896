import { prepareOrExit, root } from "./prepare.mjs";
import { runCli } from "./run-cli.mjs";

process.chdir(root);
await prepareOrExit({ admin: true });
runCli(["serve", ...process.argv.slice(2)]);
