import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { access, open, rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { Client } from "pg";
import { BACKUP_FORMAT, type BackupHeader } from "./backup/backup-format";
import { BackupRefused } from "./backup/backup-refused";
import { describeTables, listMigrations, readSequences, type StoredTable } from "./backup/describe-tables";
import { openSession } from "./backup/open-session";

/** What a backup holds. */
export interface BackupReport {
  createdAt: string;
  epoch: string;
  /** Rows by table. */
  rows: Record<string, number>;
}

/** How a backup is made. */
export interface BackupOptions {
  /** Called after each page of rows with how many are written. */
  progress?: (rows: number) => void;
}

const PAGE = 1_000;

/**
 * Writes everything of a desk into one file.
 *
 * A header, every row as text, the sequences, and a trailer that proves the file whole.
 * All tables are read in one snapshot, beside any number of writers. The file appears under its name only once it is complete,
 * readable by its owner alone; one that is there already is never written over (`BackupRefused`).
 */
export async function backup(ownerUrl: string, file: string, { progress }: BackupOptions = {}): Promise<BackupReport> {
  if (await exists(file)) throw new BackupRefused(`${file} is there already; a backup is not written over another file.`);
  const partial = `${file}.partial`;
  const client = await openSession(ownerUrl, "steward-backup");
  try {
    await client.query("begin isolation level repeatable read read only");
    const tables = await describeTables(client);
    const header = await readHeader(client, tables);
    const rows: Record<string, number> = {};
    const lines = hashed(writeLines(client, header, tables, rows, progress), rows);
    await pipeline(Readable.from(lines), createGzip(), createWriteStream(partial, { mode: 0o600 }));
    await flushToDisk(partial);
    await rename(partial, file);
    return { createdAt: header.createdAt, epoch: header.epoch, rows };
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  } finally {
    await client.end();
  }
}

async function readHeader(client: Client, tables: readonly StoredTable[]): Promise<BackupHeader> {
  const { rows } = await client.query<{ createdAt: string; epoch: string }>(
    `select iso(steward_now()) as "createdAt", (select epoch from log_epochs order by number desc limit 1) as epoch`,
  );
  const [now] = rows;
  if (now === undefined) throw new Error("the database told no time");
  const described = tables.map(({ name, columns }) => ({ name, columns: columns.map((column) => column.name) }));
  return { format: BACKUP_FORMAT, ...now, migrations: await listMigrations(client), tables: described };
}

async function* writeLines(
  client: Client,
  header: BackupHeader,
  tables: readonly StoredTable[],
  counts: Record<string, number>,
  progress: BackupOptions["progress"],
): AsyncGenerator<string[]> {
  yield [JSON.stringify(header)];
  let written = 0;
  for (const [place, { name, columns, key }] of tables.entries()) {
    const quoted = (names: readonly string[]) => names.map((column) => client.escapeIdentifier(column));
    const texts = quoted(columns.map((column) => column.name)).map((column) => `${column}::text`);
    await client.query(`declare page no scroll cursor for
      select array_to_json(array[${texts}])::text as row from ${client.escapeIdentifier(name)} order by ${key === null ? "1" : quoted(key)}`);
    counts[name] = 0;
    for (;;) {
      const page = await client.query<{ row: string }>(`fetch ${PAGE} from page`);
      if (page.rows.length === 0) break;
      yield page.rows.map(({ row }) => `[${place},${row.slice(1)}`);
      counts[name] += page.rows.length;
      written += page.rows.length;
      progress?.(written);
    }
    await client.query("close page");
  }
  // After the rows: a sequence stands outside the snapshot, and is now at least as far as the newest row that used it.
  yield [JSON.stringify({ sequences: await readSequences(client) })];
}

async function* hashed(pages: AsyncGenerator<string[]>, rows: Record<string, number>): AsyncGenerator<string> {
  const hash = createHash("sha256");
  for await (const lines of pages) {
    const text = lines.map((line) => `${line}\n`).join("");
    hash.update(text);
    yield text;
  }
  yield `${JSON.stringify({ rows, sha256: hash.digest("hex") })}\n`;
}

async function flushToDisk(path: string): Promise<void> {
  const handle = await open(path, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}
