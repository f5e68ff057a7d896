import { Client } from "pg";
import { QueueUnreachable } from "../../src/jobs/job-queue";
import { lacksQueue, migrateQueue } from "../../src/jobs/migrate-queue";
import { aQueue, aTally, FORGETFUL } from "../support/queue-place";
import { findRedis, startRedis } from "../support/redis-server";
import { type ScratchDatabase, scratchDatabase } from "../support/scratch-database";
import { until } from "../support/until";
import { statesTheRulesOfAQueue } from "./queue-rules";

const NOBODY_LISTENS = "redis://someone:secret@127.0.0.1:1";
const binary = findRedis();

let database: ScratchDatabase;
beforeAll(async () => {
  database = await scratchDatabase();
});
afterAll(() => database.close());

async function asOwner(sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client(database.ownerUrl);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe("the job queue in PostgreSQL", () => {
  statesTheRulesOfAQueue(() => ({ redisUrl: null, postgresUrl: database.serverUrl }));

  test("the server owns nothing of it", async () => {
    const owned = "select relname from pg_class where relowner = 'steward_server'::regrole";
    const makes = "select has_schema_privilege('steward_server', 'bullmq', 'create') as makes";
    expect([await asOwner(owned), await asOwner(makes)]).toEqual([[], [{ makes: false }]]);
  });

  test("migrating it again, even twice at once, changes nothing", async () => {
    await Promise.all([migrateQueue(database.ownerUrl), migrateQueue(database.ownerUrl)]);
    expect(await lacksQueue(database.ownerUrl)).toBe(false);
  });

  test("connections that the database ends are opened again", async () => {
    const queue = await aQueue({ redisUrl: null, postgresUrl: database.serverUrl }, FORGETFUL);
    const ran = aTally();
    queue.work("endure", async (job) => ran.add(job.id));
    await queue.add("endure", {}, { id: "before" });
    await ran.reaches(1);
    const ended = await asOwner(
      `select pg_terminate_backend(pid) as ended from pg_stat_activity
        where datname = current_database() and usename <> current_user and application_name in ('steward-queue', 'endure')`,
    );
    await queue.toldOf(1);
    const other = await aQueue({ redisUrl: null, postgresUrl: database.serverUrl }, FORGETFUL);
    await other.add("endure", {}, { id: "after" });
    await until("the job asked for afterwards ran", () => ran.seen.includes("after"));
    await Promise.all([queue.close(), other.close()]);
    expect(ended.length).toBeGreaterThan(0);
    // The connection may have ended before the first job was noted as done: a job whose worker was lost runs again.
    expect(new Set(ran.seen)).toEqual(new Set(["before", "after"]));
    expect(new Set(queue.told.map((error) => error.name))).toEqual(new Set(["QueueUnreachable"]));
  });

  test("a queue without its tables is reported, and works by itself once it has them", async () => {
    await asOwner("drop schema bullmq cascade");
    expect(await lacksQueue(database.ownerUrl)).toBe(true);
    const queue = await aQueue({ redisUrl: null, postgresUrl: database.serverUrl });
    const ran = aTally();
    queue.work("patience", async (job) => ran.add(job.id));
    await expect(queue.add("patience", {}, { id: "early" })).rejects.toThrow(new QueueUnreachable("PostgreSQL", null).message);
    await migrateQueue(database.ownerUrl);
    await queue.add("patience", {}, { id: "later" });
    await ran.reaches(1);
    await queue.close();
    expect([queue.backend, ran.seen, queue.told.length]).toEqual(["postgres", ["later"], 1]);
  });
});

describe("the job queue in Redis", () => {
  test("is chosen by a REDIS_URL, and says in a sentence without a password that it does not answer", async () => {
    const queue = await aQueue({ redisUrl: NOBODY_LISTENS, postgresUrl: database.serverUrl });
    await expect(queue.add("import", {}, { id: "one" })).rejects.toThrow(
      "The job queue in Redis at 127.0.0.1:1 does not answer; its jobs wait until it does.",
    );
    expect(queue.backend).toBe("redis");
    expect(queue.told.map((error) => error.name)).toEqual(["QueueUnreachable"]);
    await queue.close();
  });

  if (binary === null) {
    // On a stranger's machine this is all that can be asked; where every test must run, a missing server is a failure.
    test("has a redis-server to be tested with where CI is set", () => {
      const sentence = process.env.CI === undefined ? null : "redis-server is missing: install it with `apt-get install redis-server`.";
      expect(sentence).toBeNull();
    });
    return;
  }

  let redis: Awaited<ReturnType<typeof startRedis>>;
  beforeAll(async () => {
    redis = await startRedis(binary);
  });
  afterAll(() => redis.close());

  statesTheRulesOfAQueue(() => ({ redisUrl: redis.url, postgresUrl: database.serverUrl }));

  test("one that dies stops nobody, is reported once, and is worked again when it is back", async () => {
    const queue = await aQueue({ redisUrl: redis.url, postgresUrl: database.serverUrl });
    const ran = aTally();
    queue.work("endure", async (job) => ran.add(job.id));
    await queue.add("endure", {}, { id: "before" });
    await ran.reaches(1);
    await redis.kill();
    await expect(queue.add("endure", {}, { id: "during" })).rejects.toThrow(QueueUnreachable);
    expect(queue.told.map((error) => error.name)).toEqual(["QueueUnreachable"]);
    await redis.start();
    await queue.add("endure", {}, { id: "after" });
    await ran.reaches(3);
    await queue.close();
    expect([...ran.seen].sort()).toEqual(["after", "before", "during"]);
  });
});
