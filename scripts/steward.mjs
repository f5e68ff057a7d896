import { prepareOrExit } from "./prepare.mjs";
import { runCli } from "./run-cli.mjs";

await prepareOrExit({ admin: false });
runCli(process.argv.slice(2));
