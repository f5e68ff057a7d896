import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { migrate } from "../../src/db/migrate";
import { type ScratchDatabase, scratchDatabase } from "./scratch-database";

/** A row as a test reads it. */
export type Row = Record<string, unknown>;

/** Runs SQL on a connection of its own. */
export async function ask(url: string, sql: string, values: readonly unknown[] = []): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const result = await client.query<Row>(sql, values.length === 0 ? undefined : [...values]);
    return Array.isArray(result) ? [] : result.rows;
  } finally {
    await client.end();
  }
}

/** A database by the addresses of its owner and of the server's role. */
export interface Addresses {
  ownerUrl: string;
  serverUrl: string;
}

/** A database that is migrated and nothing else, and can be copied as it is: for tests that break their copy. */
export async function clonedDatabases() {
  const scratch: ScratchDatabase = await scratchDatabase();
  const base = `plain_${randomUUID().replaceAll("-", "")}`;
  const made: string[] = [];
  const at = (url: string, name: string): string => Object.assign(new URL(url), { pathname: `/${name}` }).href;
  const create = async (name: string, rest = ""): Promise<Addresses> => {
    made.push(name);
    await ask(at(scratch.ownerUrl, "postgres"), `create database ${name} ${rest}`);
    return { ownerUrl: at(scratch.ownerUrl, name), serverUrl: at(scratch.serverUrl, name) };
  };
  const addresses = await create(base);
  await migrate(addresses.ownerUrl);
  return {
    ...addresses,
    /** A database with nothing in it, not even a schema. */
    bare: () => create(`${base}_${made.length}`),
    /** A copy of the database, to which nobody may be connected just then. */
    clone: () => create(`${base}_${made.length}`, `template ${base} strategy wal_log`),
    async close(): Promise<void> {
      for (const name of made) await ask(at(scratch.ownerUrl, "postgres"), `drop database ${name} with (force)`);
      await scratch.close();
    },
  };
}

/** A hash of each table's rows by its name, whatever their order, and how many there are. */
export async function hashTables(url: string): Promise<Record<string, string>> {
  const tables = await ask(
    url,
    "select relname::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1",
  );
  const hashes = tables.map(
    ({ name }) => `(select count(*) || ' ' || md5(coalesce(string_agg(t::text, E'\\n' order by t::text), '')) from ${name} t) as ${name}`,
  );
  const [row] = await ask(url, `select ${hashes}`);
  return row as Record<string, string>;
}
