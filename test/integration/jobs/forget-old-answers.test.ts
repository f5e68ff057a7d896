import { loadConfig } from "../../../src/config";
import { forgetOldAnswers } from "../../../src/db/forget-old-answers";
import { type OpenDatabase, openDatabase } from "../../../src/db/open-database";
import { startChores } from "../../../src/jobs/start-chores";
import { aQueue, aTally } from "../../support/queue-place";
import { type ScratchDatabase, scratchDatabase } from "../../support/scratch-database";

const HOUR_MS = 3_600_000;

let scratch: ScratchDatabase;
let database: OpenDatabase;

beforeEach(async () => {
  scratch = await scratchDatabase();
  database = await openDatabase(loadConfig({ NODE_ENV: "test", DATABASE_URL: scratch.serverUrl }), []);
});
afterEach(async () => {
  await database.close();
  await scratch.close();
});

const answer = (prefix: string, count: number) =>
  database.dataSource.query(
    `insert into idempotency_records (actor, key, operation, input_hash)
      select 'per_ana', $1 || n, 'takeCase', 'hash' from generate_series(1, $2) n`,
    [prefix, count],
  );
const kept = () =>
  database.dataSource.query("select left(key, 3) as day, count(*)::integer as answers from idempotency_records group by 1 order by 1");

test("answers of more than seven days ago are forgotten, however many there are; younger ones stay", async () => {
  await answer("old", 2_500);
  await scratch.moveClock("1 minute");
  await answer("new", 3);
  await scratch.moveClock("7 days 30 seconds");
  expect(await forgetOldAnswers(database.dataSource)).toBe(2_500);
  expect(await kept()).toEqual([{ day: "new", answers: 3 }]);
});

test("an answer of less than seven days ago stays", async () => {
  await answer("new", 3);
  await scratch.moveClock("6 days 23:59:00");
  expect(await forgetOldAnswers(database.dataSource)).toBe(0);
  expect(await kept()).toEqual([{ day: "new", answers: 3 }]);
});

test("of two that share the chore one forgets, on the hour, and says how many", async () => {
  await answer("old", 7);
  await scratch.moveClock("8 days");
  const told = aTally();
  const asked: Promise<void>[] = [];
  const processes = await Promise.all(
    [1, 2].map(async () => {
      const queue = await aQueue({ redisUrl: null, postgresUrl: scratch.serverUrl });
      const every = (job: string, pattern: string) => {
        const answered = queue.every(job, pattern);
        asked.push(answered);
        return answered;
      };
      const chores = startChores({
        queue: { ...queue, every },
        chores: [{ name: "forget-old-answers", run: async () => told.add(`${await forgetOldAnswers(database.dataSource)} answers`) }],
      });
      return { queue, chores };
    }),
  );
  await Promise.all(asked);
  const hour: { dueAt: number }[] = await database.dataSource.query(
    "select process_at_ms as \"dueAt\" from bullmq.job where queue = 'forget-old-answers'",
  );
  expect(hour.map(({ dueAt }) => dueAt % HOUR_MS)).toEqual([0]);

  await processes[0]?.queue.add("forget-old-answers", {}, { id: "at once" });
  await told.reaches(1);
  for (const { chores, queue } of processes) {
    chores.stop();
    await queue.close();
  }
  expect(told.seen).toEqual(["7 answers"]);
  expect(await kept()).toEqual([]);
});
