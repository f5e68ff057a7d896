import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { startEmbeddedPostgres } from "../../src/db/embedded/start-embedded-postgres";
import { migrate } from "../../src/db/migrate";
import { migrateQueue } from "../../src/jobs/migrate-queue";

/** The database that every test file's own is cloned from: migrated, with a clock that a test may move. */
export const TEMPLATE = "steward_template";

/** Called once by jest before the first test file: one PostgreSQL for all of them, without crash safety. */
export default async function startCluster(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), "steward-cluster-"));
  const postgres = await startEmbeddedPostgres({ dataDir, durable: false });
  const client = new Client(postgres.ownerUrl("postgres"));
  await client.connect();
  await client.query(`create database ${TEMPLATE}`);
  await client.end();
  await migrate(postgres.ownerUrl(TEMPLATE));
  await migrateQueue(postgres.ownerUrl(TEMPLATE));
  const template = new Client(postgres.ownerUrl(TEMPLATE));
  await template.connect();
  await template.query(`
    create table test_clock (ahead interval not null);
    insert into test_clock values ('0');
    grant select on test_clock to steward_server;
    create or replace function steward_now() returns timestamptz language sql volatile
      as $$ select date_trunc('milliseconds', clock_timestamp()) + (select ahead from test_clock) $$`);
  await template.end();
  process.env.STEWARD_TEST_OWNER_URL = postgres.ownerUrl("DATABASE");
  process.env.STEWARD_TEST_SERVER_URL = postgres.serverUrl("DATABASE");
  (globalThis as { stopCluster?: () => Promise<void> }).stopCluster = async () => {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 10 });
  };
}
