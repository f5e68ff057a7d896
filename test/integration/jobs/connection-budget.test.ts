import { Client } from "pg";
import { loadConfig } from "../../../src/config";
import { openDatabase } from "../../../src/db/open-database";
import { QUEUE_SCHEMA } from "../../../src/jobs/keep-in-postgres";
import { openQueue, QUEUE_CONNECTIONS } from "../../../src/jobs/open-queue";
import { aTally } from "../../support/queue-place";
import { scratchDatabase } from "../../support/scratch-database";

test("a process that uses all it may holds 25 connections: 16 pool, 8 job queue, 1 listener", async () => {
  const scratch = await scratchDatabase();
  const config = loadConfig({ NODE_ENV: "test", DATABASE_URL: scratch.serverUrl });
  const database = await openDatabase(config, []);
  const queue = await openQueue({
    redisUrl: null,
    openPool: (size) => database.openPool({ size, schema: QUEUE_SCHEMA, applicationName: "steward-queue" }),
    failed: (error) => told.add(String(error)),
  });
  const told = aTally();
  const ran = aTally();
  const names = ["import", "backtest"];
  for (const name of names) queue.work(name, async (job) => ran.add(job.id));

  // Of the sixteen, a few are shared by short reads; the rest is what transactions and lists take from.
  const { options } = database.dataSource;
  const taken = "poolSize" in options ? options.poolSize : undefined;
  const runners = Array.from({ length: taken ?? 0 }, () => database.dataSource.createQueryRunner());
  await Promise.all(runners.map((runner) => runner.connect()));
  const listener = await database.openListener();
  await Promise.all(names.flatMap((name) => Array.from({ length: 50 }, (_, index) => queue.add(name, {}, { id: `${name} ${index}` }))));
  await ran.reaches(100);

  const watcher = new Client(scratch.ownerUrl);
  await watcher.connect();
  const { rows } = await watcher.query(
    `select case when application_name in ('steward', 'steward-read') then 'pool' when application_name = 'steward-listen' then 'listener' else 'job queue' end as "of",
        count(*)::integer as connections
      from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
      group by 1 order by 2 desc`,
  );
  await watcher.end();
  await listener.end();
  await Promise.all(runners.map((runner) => runner.release()));
  await queue.close();
  await database.close();
  await scratch.close();
  expect(rows).toEqual([
    { of: "pool", connections: 16 },
    { of: "job queue", connections: QUEUE_CONNECTIONS },
    { of: "listener", connections: 1 },
  ]);
  expect(told.seen).toEqual([]);
});
