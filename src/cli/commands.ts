import type { Config } from "../config";
import { backup } from "../db/backup";
import { checkInvariants, type Violation } from "../db/check-invariants";
import { migrate } from "../db/migrate";
import { CannotStart, type DatabaseAddress, findDatabase, type OpenDatabase, openDatabase } from "../db/open-database";
import { restore } from "../db/restore";
import { startNewEpoch } from "../db/restored";
import { seedDemo } from "../demo/seed-demo";
import { reportLines } from "../features/integrations/servicenow/import-report";
import { importServicenow } from "../features/integrations/servicenow/import-servicenow.command";
import { showProgress } from "../features/integrations/servicenow/show-progress";
import { buildBareSchema, printSorted } from "../graphql/build-schema";
import { printErrorGuide } from "../graphql/errors/error-guide";
import { createTokenMint } from "../graphql/identity/mint-token";
import { migrateQueue } from "../jobs/migrate-queue";
import { entities } from "../list-entities";
import { resolvers } from "../list-resolvers";

/** Prints a line for whoever runs the command. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function withAddress(config: Config, run: (address: DatabaseAddress) => Promise<void>): Promise<void> {
  const address = await findDatabase(config);
  try {
    // The embedded database belongs to this release: whoever looks at it finds the schema that the release knows.
    if (address.embedded) await migrate(address.ownerUrl);
    await run(address);
  } finally {
    await address.stop();
  }
}

/** Runs a command on the database as the server may use it. */
export async function withDatabase(config: Config, run: (database: OpenDatabase) => Promise<void>): Promise<void> {
  const database = await openDatabase(config, entities);
  try {
    await run(database);
  } finally {
    await database.close();
  }
}

function sayViolations(violations: readonly Violation[]): void {
  for (const { law, sentence, count, offenders } of violations)
    say(`Law ${law}: ${sentence}\n  ${count} offend:\n  ${offenders.join("\n  ")}`);
  if (violations.length === 0) say("Every law holds.");
}

/** `steward migrate` */
export function migrateCommand(config: Config): Promise<void> {
  return withAddress(config, async ({ ownerUrl }) => {
    const ran = await migrate(ownerUrl);
    await migrateQueue(ownerUrl);
    say(ran.length === 0 ? "The schema is current." : `Ran ${ran.length} migrations: ${ran.join(", ")}.`);
  });
}

/** `steward token --as NAME`: a token of the development key for an active person. */
export function tokenCommand(config: Config, { as, expiresIn }: { as: string; expiresIn: string }): Promise<void> {
  return withDatabase(config, async ({ dataSource }) => {
    const found: { id: string }[] = await dataSource.query(
      "select id from persons where active and (lower(name) = lower($1) or lower(split_part(name, ' ', 1)) = lower($1) or email = lower($1) or id = $1) order by id",
      [as],
    );
    const [person] = found;
    if (person === undefined) throw new CannotStart(`Nobody active is called ${as}.`);
    if (found.length > 1) throw new CannotStart(`${found.length} people are called ${as}; use an e-mail address.`);
    say(await (await createTokenMint(config))({ personId: person.id, expiresIn }));
  });
}

/** `steward schema print`: needs no database. */
export function schemaCommand(): void {
  process.stdout.write(printSorted(buildBareSchema(resolvers)));
}

/** `steward schema errors` */
export function errorsCommand(): void {
  process.stdout.write(printErrorGuide());
}

/** `steward seed --demo` */
export function seedCommand(config: Config): Promise<void> {
  return withDatabase(config, async ({ dataSource }) => {
    await seedDemo({ dataSource, committed: () => undefined });
    say("The demo desk is loaded.");
  });
}

/** `steward import servicenow FILE` */
export function importServicenowCommand(config: Config, file: string, { json = false }: { json?: boolean }): Promise<void> {
  return withDatabase(config, async ({ dataSource }) => {
    const begun = Date.now();
    const report = await importServicenow({ dataSource, committed: () => undefined }, file, showProgress(process.stderr));
    await dataSource.query("select place_events()");
    if (json) return say(JSON.stringify(report, null, 2));
    for (const line of reportLines(report)) say(line);
    say(`in ${((Date.now() - begun) / 1_000).toFixed(1)} s`);
  });
}

/** `steward invariants`: exit code 1 with the offenders where a law is broken. */
export function invariantsCommand(config: Config): Promise<void> {
  return withAddress(config, async ({ ownerUrl }) => {
    const violations = await checkInvariants(ownerUrl);
    sayViolations(violations);
    if (violations.length > 0) process.exitCode = 1;
  });
}

/** `steward backup FILE` */
export function backupCommand(config: Config, file: string): Promise<void> {
  return withAddress(config, async ({ ownerUrl }) => {
    await backup(ownerUrl, file);
    say(`Wrote ${file}.`);
  });
}

/** `steward restore FILE`: into an empty database; the log begins a new epoch. */
export function restoreCommand(config: Config, file: string): Promise<void> {
  return withAddress(config, async ({ ownerUrl }) => {
    const { rows, violations } = await restore(ownerUrl, file);
    const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
    say(`Restored ${new Intl.NumberFormat("en").format(total)} rows; cursors of before are unknown from now on.`);
    sayViolations(violations);
  });
}

/** `steward restored`: after restoring by other means. */
export function restoredCommand(config: Config): Promise<void> {
  return withAddress(config, async ({ ownerUrl }) => {
    await startNewEpoch(ownerUrl);
    say("The log begins a new epoch; cursors of before are unknown from now on.");
  });
}
