import { Command } from "commander";
import {
  backupCommand,
  importServicenowCommand,
  invariantsCommand,
  migrateCommand,
  restoreCommand,
  restoredCommand,
  schemaCommand,
  seedCommand,
  tokenCommand,
} from "./cli/commands";
import { type Config, ConfigError, loadConfig } from "./config";
import { CannotStart } from "./db/open-database";
import { serve } from "./main";

/** Steward's command line: each command reads the configuration when it runs, so that `--help` needs none. */
function commandLine(): Command {
  const steward = new Command("steward").description("The ownership engine behind a support desk.").showHelpAfterError();
  const withConfig =
    <Arguments extends unknown[]>(run: (config: Config, ...given: Arguments) => Promise<void>) =>
    (...given: Arguments) =>
      run(loadConfig(), ...given);

  steward.command("serve").description("serve until a signal").action(withConfig(serve));
  steward.command("migrate").description("bring the schema forward, as the owner of the database").action(withConfig(migrateCommand));
  steward
    .command("token")
    .description("make a token with the development key")
    .requiredOption("--as <name>", "whose: a name, an e-mail address or an id")
    .option("--expires-in <span>", "for how long", "12h")
    .action(withConfig((config, options: { as: string; expiresIn: string }) => tokenCommand(config, options)));
  steward.command("schema").description("the API").command("print").description("print the SDL, sorted").action(schemaCommand);
  steward.command("seed").description("fill an empty desk").requiredOption("--demo", "with the demo desk").action(withConfig(seedCommand));
  steward
    .command("import")
    .description("bring in history from somewhere else")
    .command("servicenow")
    .description("an incident log of ServiceNow, as CSV")
    .argument("<file>", "the file")
    .option("--json", "print the report as JSON")
    .action(withConfig((config, file: string, options: { json?: boolean }) => importServicenowCommand(config, file, options)));
  steward
    .command("invariants")
    .description("check the laws with SQL of its own; 1 with the offenders")
    .action(withConfig(invariantsCommand));
  steward.command("backup").description("write everything into one file").argument("<file>").action(withConfig(backupCommand));
  steward.command("restore").description("fill an empty database from a backup").argument("<file>").action(withConfig(restoreCommand));
  steward
    .command("restored")
    .description("begin a new epoch of the log after restoring by other means")
    .action(withConfig(restoredCommand));
  return steward;
}

commandLine()
  .parseAsync()
  .catch((error: unknown) => {
    // What somebody can mend is told in a sentence; everything else keeps its stack.
    const told = error instanceof ConfigError || error instanceof CannotStart || (error instanceof Error && error.name.endsWith("Refused"));
    process.stderr.write(`${told ? (error as Error).message : error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  });
