import { Command } from "commander";
import {
  backupCommand,
  errorsCommand,
  importServicenowCommand,
  invariantsCommand,
  migrateCommand,
  restoreCommand,
  restoredCommand,
  schemaCommand,
  seedCommand,
  tokenCommand,
} from "./cli/commands";
import { dismissCommand, followersCommand, retryCommand } from "./cli/follower-commands";
import { tellFailure } from "./cli/tell-failure";
import { type Config, loadConfig } from "./config";
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
  const schema = steward.command("schema").description("the API");
  schema.command("print").description("print the SDL, sorted").action(schemaCommand);
  schema.command("errors").description("print every error code with its cause and remedy").action(errorsCommand);
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
  const followers = steward.command("followers").description("what reads on in the log: where it stands, and what it set aside");
  followers.command("list", { isDefault: true }).description("list both").action(withConfig(followersCommand));
  followers
    .command("retry")
    .description("try what was set aside, now; 1 if it fails again")
    .argument("[incidents...]", "by the incidents that the list and the log name")
    .option("--all", "all of it")
    .action(withConfig((config, incidents: string[], options: { all?: boolean }) => retryCommand(config, incidents, options)));
  followers
    .command("dismiss")
    .description("give up what was set aside: its effect never happens")
    .argument("<incidents...>", "by the incidents that the list and the log name")
    .action(withConfig((config, incidents: string[]) => dismissCommand(config, incidents)));
  return steward;
}

commandLine()
  .parseAsync()
  .catch((error: unknown) => {
    process.stderr.write(`${tellFailure(error)}\n`);
    process.exit(1);
  });
