import type { Client } from "pg";
import { migrations } from "../../migrations";
import type { BackupHeader, BackupSequences } from "./backup/backup-format";
import { BackupRefused } from "./backup/backup-refused";
import { describeTables, listMigrations, type StoredTable } from "./backup/describe-tables";
import { fillTables } from "./backup/fill-tables";
import { openSession } from "./backup/open-session";
import { readBackup } from "./backup/read-backup";
import { withDeferredKeys } from "./backup/with-deferred-keys";
import { findViolations, type Violation } from "./check-invariants";
import { beginEpoch } from "./restored";

/** What was restored. */
export interface RestoreReport {
  /** When the backup was made. */
  createdAt: string;
  /** The new epoch of the log: cursors from before are unknown. */
  epoch: string;
  /** Rows by table. */
  rows: Record<string, number>;
  /** Laws that the desk broke already when it was backed up; empty for a healthy one. */
  violations: Violation[];
}

/** How a restore is told of. */
export interface RestoreOptions {
  /** Called after each page of rows with how many are written, of how many. */
  progress?: (rows: number, of: number) => void;
}

/** Written by the migrations themselves, so that an empty desk has rows in it. */
const NEVER_EMPTY = "log_epochs";

/**
 * Fills an empty, freshly migrated database from a backup, and begins a new epoch of its log.
 *
 * The file is read to its end and found whole before anything is written; all of it is one transaction, and every key is checked before the
 * commit. A file of another schema, one that was cut or altered, and a database that holds anything are refused (`BackupRefused`).
 */
export async function restore(ownerUrl: string, file: string, { progress }: RestoreOptions = {}): Promise<RestoreReport> {
  const { header, sequences, rows } = await readBackup(file);
  refuseOtherMigrations(header);
  const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
  const client = await openSession(ownerUrl, "steward-restore");
  try {
    await client.query("begin");
    const tables = await describeTables(client);
    await refuseUnfit(client, tables, header);
    await withDeferredKeys(client, async () => {
      await client.query(`delete from ${NEVER_EMPTY}`);
      await fillTables(client, tables, file, (done) => progress?.(done, total));
    });
    await setSequences(client, sequences);
    const epoch = await beginEpoch(client);
    await placeEverything(client);
    const violations = await findViolations(client);
    await client.query("commit");
    return { createdAt: header.createdAt, epoch, rows, violations };
  } finally {
    // Closing the connection of an open transaction leaves nothing of it.
    await client.end();
  }
}

function refuseOtherMigrations(header: BackupHeader): void {
  const own = migrations.map(({ name }) => name);
  const theirs = header.migrations.filter((name) => !own.includes(name));
  const missing = own.filter((name) => !header.migrations.includes(name));
  if (theirs.length + missing.length === 0) return;
  const differences = [
    ...(theirs.length > 0 ? [`it has ${theirs.join(", ")}, which this release does not know`] : []),
    ...(missing.length > 0 ? [`it lacks ${missing.join(", ")}`] : []),
  ];
  throw new BackupRefused(
    `The backup was made by a release with another schema: ${differences.join("; ")}. Restore it with that release, then migrate.`,
  );
}

async function refuseUnfit(client: Client, tables: readonly StoredTable[], header: BackupHeader): Promise<void> {
  const { rows } = await client.query<{ there: boolean }>("select to_regclass('schema_migrations') is not null as there");
  const applied = new Set(rows[0]?.there ? await listMigrations(client) : []);
  if (header.migrations.some((name) => !applied.has(name)))
    throw new BackupRefused("The database is not migrated: migrate it, then restore.");
  const described = tables.map(({ name, columns }) => ({ name, columns: columns.map((column) => column.name) }));
  if (JSON.stringify(described) !== JSON.stringify(header.tables)) {
    throw new BackupRefused("The tables of the backup are not those of the database, although both have the same migrations.");
  }
  const full: string[] = [];
  for (const { name } of tables.filter((table) => table.name !== NEVER_EMPTY)) {
    await client.query(`lock table ${client.escapeIdentifier(name)} in share row exclusive mode`);
    const { rowCount } = await client.query(`select from ${client.escapeIdentifier(name)} limit 1`);
    if (rowCount !== 0) full.push(name);
  }
  if (full.length > 0) {
    throw new BackupRefused(`The database is not empty: it holds ${full.join(", ")}. A backup is restored into a freshly migrated one.`);
  }
}

/** What was committed and not yet placed when the backup was made gets its place; nobody writes yet, so placing never looks below it again. */
async function placeEverything(client: Client): Promise<void> {
  await client.query("select place_events()");
  await client.query(
    "update event_placing set low_water = water, mark = water from (select coalesce(max(no), 0) as water from events) as e",
  );
}

async function setSequences(client: Client, sequences: BackupSequences): Promise<void> {
  for (const [name, { last, called }] of Object.entries(sequences)) {
    await client.query("select setval(quote_ident($1)::regclass, $2, $3)", [name, last, called]);
  }
}
