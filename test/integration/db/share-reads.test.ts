import { DatabaseError } from "pg";
import type { DataSource } from "typeorm";
import { createDataSource } from "../../../src/db/data-source";
import { findRows, shareReads, statementOf } from "../../../src/db/find-rows";
import { openSharedReads, type SharedReads } from "../../../src/db/share-reads";
import { type ScratchDatabase, scratchDatabase } from "../../support/scratch-database";
import { until } from "../../support/until";

const DOUBLE = { name: "double", text: "select $1::integer * 2 as doubled, pg_backend_pid() as process" };
interface Doubled {
  doubled: number;
  process: number;
}

let database: ScratchDatabase;
let dataSource: DataSource;
let reads: SharedReads;
beforeAll(async () => {
  database = await scratchDatabase();
  dataSource = await createDataSource({ url: database.serverUrl, poolSize: 2 }).initialize();
  reads = openSharedReads({ url: database.serverUrl, role: "steward_server", connections: 1 });
  shareReads(dataSource, reads);
  await standing();
});
afterAll(async () => {
  await reads.close();
  await dataSource.destroy();
  await database.close();
});

// What is sent on a connection that has just been killed fails, until this process hears that it is gone.
const answers = (read: Promise<Doubled[]>) =>
  read.then(
    () => true,
    () => false,
  );
const standing = () =>
  until("the shared connection stands", async () => {
    const read = reads.read<Doubled>(DOUBLE, [1]);
    return read !== null && (await answers(read));
  });
const double = (value: unknown) => findRows<Doubled>(dataSource, DOUBLE, [value]);

test("many reads at once share one connection, and each hears its own answer", async () => {
  const answers = await Promise.all(Array.from({ length: 50 }, (_none, value) => double(value)));
  expect(answers.map(([row]) => row?.doubled)).toEqual(Array.from({ length: 50 }, (_none, value) => value * 2));
  expect(new Set(answers.map(([row]) => row?.process)).size).toBe(1);
});

test("a statement that fails is told to whoever sent it, and to nobody behind it", async () => {
  const [before, broken, after] = await Promise.allSettled([double(1), double("not a number"), double(2)]);
  expect([before.status, after.status]).toEqual(["fulfilled", "fulfilled"]);
  expect(broken.status === "rejected" && broken.reason instanceof DatabaseError && broken.reason.code).toBe("22P02");
});

test("a read that takes its time is asked again through the pool, and whoever is behind it does not wait until it is done", async () => {
  const [shared] = await double(1);
  const order: string[] = [];
  const slow = { name: "slow", text: "select $1::integer * 2 as doubled, pg_backend_pid() as process, pg_sleep(1.5)" };
  const ends = async (name: string, read: Promise<Doubled[]>) => {
    const [row] = await read;
    order.push(name);
    return row;
  };
  const [late, quick] = await Promise.all([ends("slow", findRows<Doubled>(dataSource, slow, [3])), ends("quick", double(4))]);
  expect(order).toEqual(["quick", "slow"]);
  expect([late?.doubled, late?.process === shared?.process]).toEqual([6, false]);
  expect(quick).toEqual({ doubled: 8, process: shared?.process });
});

test("reads under way on a connection that breaks are asked again through the pool, and the connection comes back", async () => {
  const [row] = await double(1);
  const killed = dataSource.query("select pg_terminate_backend($1)", [row?.process]);
  const answers = await Promise.all(Array.from({ length: 20 }, (_none, value) => double(value)));
  await killed;
  expect(answers.map(([found]) => found?.doubled)).toEqual(Array.from({ length: 20 }, (_none, value) => value * 2));
  await standing();
});

test("a text that is put together is prepared under one name of its own, and texts without end are not", () => {
  expect(statementOf("list", "select 1")).toEqual(statementOf("list", "select 1"));
  const names = Array.from({ length: 200 }, (_none, value) => statementOf("list", `select ${value + 2}`).name);
  expect(new Set(names.filter((name) => name !== "")).size).toBeLessThan(64);
  expect(names.at(-1)).toBe("");
});

test("a statement asks for its columns once for each connection, and answers alike ever after", async () => {
  const statement = { name: "asked_again", text: "select $1::text as word, array[$1::text, 'b'] as words, null::integer as nothing" };
  const shared = new Set<string>();
  for (const word of ["one", "zwölf", "NULL", 'a "quoted", one']) {
    const rows = await findRows<{ word: string }>(dataSource, statement, [word]);
    expect(rows).toEqual([{ word, words: [word, "b"], nothing: null }]);
    for (const row of rows) shared.add(Object.keys(row).join());
  }
  expect([...shared]).toEqual(["word,words,nothing"]);
});

test("a statement whose columns a migration changed is refused, and not read by its old ones", async () => {
  const owner = await createDataSource({ url: database.ownerUrl, poolSize: 1 }).initialize();
  await owner.query("create table changing (one text)");
  await owner.query("insert into changing values ('first')");
  await owner.query("grant select on changing to steward_server");
  const statement = { name: "changing_columns", text: "select * from changing" };
  expect(await findRows(dataSource, statement, [])).toEqual([{ one: "first" }]);
  expect(await findRows(dataSource, statement, [])).toEqual([{ one: "first" }]);
  await owner.query("alter table changing add column two text default 'second'");
  await owner.destroy();
  await expect(findRows(dataSource, statement, [])).rejects.toThrow("cached plan must not change result type");
});
