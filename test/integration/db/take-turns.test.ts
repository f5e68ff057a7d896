import { Client } from "pg";
import { createDataSource } from "../../../src/db/data-source";
import { inTurn } from "../../../src/db/take-turns";
import { countWaiting } from "../../support/count-waiting";
import { type ScratchDatabase, scratchDatabase } from "../../support/scratch-database";
import { until } from "../../support/until";

let database: ScratchDatabase;
beforeAll(async () => {
  database = await scratchDatabase();
});
afterAll(() => database.close());

test("a crowd that waits for one row leaves connections for everybody else, and each gets its turn in order", async () => {
  const dataSource = await createDataSource({ url: database.serverUrl, poolSize: 4 }).initialize();
  const holder = new Client(database.ownerUrl);
  await holder.connect();
  await holder.query("create table one_row (row integer); insert into one_row values (1); grant select, update on one_row to public");
  await holder.query("begin");
  await holder.query("select from one_row for update");
  const order: number[] = [];
  const crowd = Promise.all(
    Array.from({ length: 30 }, (_none, index) =>
      inTurn(dataSource, () => {
        order.push(index);
        return dataSource.transaction((manager) => manager.query("select from one_row for update"));
      }),
    ),
  );
  await until("three of them wait for the row", async () => (await countWaiting(holder)) >= 3);
  const askedAt = performance.now();
  await Promise.all(Array.from({ length: 20 }, () => dataSource.query("select 1")));
  expect(performance.now() - askedAt).toBeLessThan(1_000);
  await holder.query("commit");
  await crowd;
  expect(order).toEqual(Array.from({ length: 30 }, (_none, index) => index));
  await holder.end();
  await dataSource.destroy();
});

test("whoever gets no turn within five seconds is refused as if there were no connection, and the next get theirs", async () => {
  const dataSource = createDataSource({ url: database.serverUrl, poolSize: 4 });
  const ends: (() => void)[] = [];
  const running = [1, 2, 3].map(() => inTurn(dataSource, () => new Promise<void>((resolve) => ends.push(resolve))));
  await until("three have begun", () => ends.length === 3);
  await expect(inTurn(dataSource, async () => "late")).rejects.toMatchObject({ name: "NoTurn", code: "53300" });
  const next = inTurn(dataSource, async () => "in time");
  for (const end of ends) end();
  await Promise.all(running);
  expect(await next).toBe("in time");
});
