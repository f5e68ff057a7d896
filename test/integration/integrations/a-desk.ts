import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Client } from "pg";
import type { DataSource } from "typeorm";
import { createDataSource } from "../../../src/db/data-source";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "../../../src/db/embedded/start-embedded-postgres";
import { migrate } from "../../../src/db/migrate";
import { importServicenow } from "../../../src/features/integrations/servicenow/import-servicenow.command";

/** The small log of invented incidents that the tests carry. */
export const fixture = join(__dirname, "incidents.csv");
/** A real log, which lies beside the checkout where there is one; the project carries none of it. */
export const realLog = resolve(__dirname, "../../../../shared/data/servicenow-incidents.csv");

/** A server with one migrated template; each desk is a database cloned from it. */
export async function startDesks() {
  const folder = mkdtempSync(join(tmpdir(), "steward-import-"));
  const postgres: EmbeddedPostgres = await startEmbeddedPostgres({ dataDir: folder, durable: false });
  await migrate(postgres.ownerUrl("steward"));
  const opened: DataSource[] = [];

  async function open() {
    const name = `desk_${opened.length + 1}`;
    await run(postgres.ownerUrl("postgres"), `create database ${name} template steward`);
    const dataSource = await createDataSource({ url: postgres.serverUrl(name) }).initialize();
    opened.push(dataSource);
    return {
      dataSource,
      importLog: (path: string, onProgress: (done: number, total: number) => void = () => undefined) =>
        importServicenow({ dataSource, committed: () => undefined }, path, onProgress),
      ask: <Row = Record<string, unknown>>(sql: string, values: readonly unknown[] = []): Promise<Row[]> =>
        dataSource.query(sql, [...values]),
      asOwner: (sql: string) => run(postgres.ownerUrl(name), sql),
    };
  }

  return {
    open,
    /** A file of its own with these contents. */
    aFile(name: string, contents: string | Uint8Array): string {
      const path = join(folder, name);
      writeFileSync(path, contents);
      return path;
    },
    async stop(): Promise<void> {
      for (const dataSource of opened) await dataSource.destroy();
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

/** One desk of {@link startDesks}. */
export type Desk = Awaited<ReturnType<Awaited<ReturnType<typeof startDesks>>["open"]>>;

const TABLES = [
  "persons",
  "authority_levels",
  "teams",
  "team_memberships",
  "accounts",
  "contacts",
  "categories",
  "cases",
  "ownership",
  "case_relations",
  "handoff_briefs",
  "timers",
  "idempotency_records",
  "events",
];

/** Every row of every table, as text: what must be the same where nothing may change. */
export async function everything(desk: Desk): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  for (const table of TABLES) {
    const rows = await desk.ask<{ line: string }>(`select t::text as line from ${table} t order by 1`);
    all[table] = rows.map((row) => row.line);
  }
  return all;
}

async function run(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
