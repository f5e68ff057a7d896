import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { parse } from "yaml";
import { z } from "zod";
import { ERASED_TEXTS } from "../../../src/features/history/erased-texts";
import { type ScratchDatabase, scratchDatabase } from "../../support/scratch-database";

const keptFile = readFileSync(join(__dirname, "../../decisions/texts-kept.yaml"), "utf8");
const columnsOf = (tables: Record<string, string[]>) =>
  Object.entries(tables).flatMap(([table, columns]) => columns.map((column) => `${table}.${column}`));
const kept = columnsOf(z.record(z.string(), z.array(z.string())).parse(parse(keptFile)));
// The contact's own row is blanked by the command that locks it.
const erased = [
  "contacts.name",
  "contacts.email",
  ...ERASED_TEXTS.flatMap(({ table, columns, lists = [] }) => [...columns, ...lists].map((column) => `${table}.${column}`)),
];

/** Every column of a text that is decided nowhere, twice, or of no table. */
function undecided(stored: readonly string[], texts: readonly string[], rest: readonly string[]): string[] {
  const [gone, stays] = [new Set(texts), new Set(rest)];
  return [
    ...stored.filter((name) => !gone.has(name) && !stays.has(name)).map((name) => `${name} is neither erased nor kept.`),
    ...[...gone].filter((name) => stays.has(name)).map((name) => `${name} is both erased and kept.`),
    ...[...new Set([...gone, ...stays])].filter((name) => !stored.includes(name)).map((name) => `${name} is a column of no table.`),
  ].sort();
}

describe("what an erasure blanks", () => {
  let database: ScratchDatabase;
  let client: Client;
  beforeAll(async () => {
    database = await scratchDatabase();
    client = new Client(database.ownerUrl);
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.close();
  });

  const stored = async (): Promise<string[]> => {
    const { rows } = await client.query<{ name: string }>(`
      select c.table_name || '.' || c.column_name as name from information_schema.columns c
      join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
      where c.table_schema = 'public' and c.is_generated = 'NEVER'
        and (c.data_type in ('text', 'character varying', 'character', 'json', 'jsonb', 'bytea', 'xml') or c.udt_name in ('_text', '_varchar', '_jsonb'))
      order by 1`);
    return rows.map(({ name }) => name);
  };

  test("every column that may hold words is erased or kept by decision", async () => {
    expect(undecided(await stored(), erased, kept)).toEqual([]);
  });

  test("a new column is named, and so is a table, a decision made twice, and one for what is gone", async () => {
    await client.query("alter table cases add column nickname text");
    await client.query("create table postcards (id integer primary key, words jsonb, lines text[])");
    await client.query("alter table proposals drop column answer");
    expect(undecided(await stored(), erased, [...kept, "tasks.what"])).toEqual([
      "cases.nickname is neither erased nor kept.",
      "postcards.lines is neither erased nor kept.",
      "postcards.words is neither erased nor kept.",
      "proposals.answer is a column of no table.",
      "tasks.what is both erased and kept.",
    ]);
  });
});
