import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import type { DataSource, MigrationInterface } from "typeorm";
import { migrations } from "../../../migrations";
import { checkInvariants } from "../../../src/db/check-invariants";
import { createDataSource } from "../../../src/db/data-source";
import { migrate } from "../../../src/db/migrate";
import { type Addresses, ask, clonedDatabases } from "../../support/cloned-databases";
import { describeSchema } from "./describe-schema";

/** The migrations that the first release landed with; every later one meets servers of that release. */
const LANDED = 7;
const later = migrations.slice(LANDED);

let databases: Awaited<ReturnType<typeof clonedDatabases>>;

beforeAll(async () => {
  databases = await clonedDatabases();
});
afterAll(() => databases.close());

async function inTransaction(dataSource: DataSource, run: (migration: MigrationInterface) => "up" | "down", which: MigrationInterface) {
  const runner = dataSource.createQueryRunner();
  await runner.startTransaction();
  await which[run(which)](runner);
  await runner.commitTransaction();
  await runner.release();
}
const up = (dataSource: DataSource, migration: MigrationInterface) => inTransaction(dataSource, () => "up", migration);
const down = (dataSource: DataSource, migration: MigrationInterface) => inTransaction(dataSource, () => "down", migration);

/** A database as the first release left it, by its own migrations; the record of them is there too. */
async function ofFirstRelease(): Promise<Addresses> {
  const desk = await databases.bare();
  const dataSource = createDataSource({ url: desk.ownerUrl, poolSize: 2 });
  dataSource.setOptions({ migrations: migrations.slice(0, LANDED) });
  await dataSource.initialize();
  await dataSource.runMigrations({ transaction: "each" });
  await dataSource.destroy();
  return desk;
}

describe("the migrations after the first release", () => {
  test("each go forward, back to what was there, and forward again to the same", async () => {
    const { ownerUrl } = await ofFirstRelease();
    const dataSource = await createDataSource({ url: ownerUrl, poolSize: 1 }).initialize();
    const steps = later.map((Migration) => new Migration());
    const before: string[][] = [];
    for (const step of steps) {
      before.push(await describeSchema(ownerUrl));
      await up(dataSource, step);
    }
    const newest = await describeSchema(ownerUrl);
    const back: string[] = [];
    for (const [index, step] of [...steps.entries()].reverse()) {
      await down(dataSource, step);
      const now = await describeSchema(ownerUrl);
      const [was = []] = [before[index]];
      for (const line of now.filter((one) => !was.includes(one))) back.push(`${step.constructor.name} leaves ${line}`);
      for (const line of was.filter((one) => !now.includes(one))) back.push(`${step.constructor.name} takes ${line}`);
    }
    expect(back).toEqual([]);
    for (const step of steps) await up(dataSource, step);
    await dataSource.destroy();
    expect(await describeSchema(ownerUrl)).toEqual(newest);
    expect(before.map(({ length }) => length).every((length) => length > 300)).toBe(true);
  });

  test("the description sees a column, a key, a right and an index that stay behind", async () => {
    const { ownerUrl } = await databases.clone();
    const before = await describeSchema(ownerUrl);
    await ask(
      ownerUrl,
      `alter table cases add column weather text constraint known_weather check (weather <> '');
      create index cases_by_weather on cases (weather); grant update (actor) on events to steward_server`,
    );
    expect((await describeSchema(ownerUrl)).filter((line) => !before.includes(line))).toEqual([
      "columns: cases.weather text",
      "constraints: cases known_weather CHECK ((weather <> ''::text))",
      "indexes: CREATE INDEX cases_by_weather ON public.cases USING btree (weather)",
      "rights on columns: events.actor UPDATE",
    ]);
  });
});

/** What a server of the first release said to its database in a day of opening, taking, offering, forcing, resolving and closing. */
function readLandedRelease(): { text: string; values: unknown[] }[] {
  const [texts = [], ...said] = readFileSync(join(__dirname, "landed-release.jsonl"), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as unknown[]);
  return said.map(([index, ...values]) => ({ text: String(texts[Number(index)]), values }));
}

const said = readLandedRelease();
const named = new Map([...new Set(said.map(({ text }) => text))].map((text, index) => [text, `landed_${index}`]));

async function say(client: Client, some: readonly { text: string; values: unknown[] }[]): Promise<void> {
  // Prepared once for each connection, as that release did: a statement that knows its columns lives through a migration.
  for (const { text, values } of some) await client.query({ name: named.get(text) ?? "", text, values });
}

describe("a server of the first release", () => {
  let desk: Addresses;

  beforeAll(async () => {
    desk = await ofFirstRelease();
    const old = new Client({ connectionString: desk.serverUrl });
    await old.connect();
    const commits = said.flatMap(({ text }, index) => (text === "COMMIT" ? [index + 1] : []));
    const middle = commits[commits.length / 2] ?? 0;
    await say(old, said.slice(0, middle));
    await migrate(desk.ownerUrl);
    await say(old, said.slice(middle));
    await old.end();
    await ask(desk.ownerUrl, "select place_events()");
  });

  test("goes on working on its open connection while the schema moves under it, and on the new one", async () => {
    expect(await ask(desk.ownerUrl, "select status, ownership_number as number from cases order by cases.number")).toEqual([
      { status: "NEW", number: 1 },
      { status: "CLOSED", number: 4 },
    ]);
    expect(said.filter(({ text }) => text.startsWith("insert into cases"))).toHaveLength(2);
    expect(said.filter(({ text }) => text.startsWith("insert into transfer_offers"))).toHaveLength(2);
  });

  test("opens cases that have the new columns with their defaults, and ties that have an id", async () => {
    expect(await ask(desk.ownerUrl, "select distinct acting_owner_id, acting_until, needs_reply, mood from cases")).toEqual([
      { acting_owner_id: null, acting_until: null, needs_reply: false, mood: null },
    ]);
    expect(
      await ask(desk.ownerUrl, "select count(*)::int as ties, count(distinct id)::int as ids from case_relations where id like 'col\\_%'"),
    ).toEqual([{ ties: 3, ids: 3 }]);
    expect(await ask(desk.ownerUrl, "select distinct at_shift_end, calendar_id from teams")).toEqual([
      { at_shift_end: "WAIT", calendar_id: null },
    ]);
  });

  test("leaves a desk on which every law holds", async () => {
    expect(await checkInvariants(desk.ownerUrl)).toEqual([]);
  });
});
