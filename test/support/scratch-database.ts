import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { TEMPLATE } from "./start-cluster";

/** A migrated database of a test file's own, gone with `close`. */
export interface ScratchDatabase {
  ownerUrl: string;
  serverUrl: string;
  /** Moves the database's clock ahead of the world's; all of Steward goes by it. */
  moveClock(ahead: string): Promise<void>;
  close(): Promise<void>;
}

function urlOf(name: "STEWARD_TEST_OWNER_URL" | "STEWARD_TEST_SERVER_URL", database: string): string {
  const url = process.env[name];
  if (url === undefined) throw new Error("the test cluster is not running; start tests through jest's own configuration");
  return url.replace("DATABASE", database);
}

async function asOwner(database: string, sql: string, values: unknown[] = []): Promise<void> {
  const client = new Client(urlOf("STEWARD_TEST_OWNER_URL", database));
  await client.connect();
  try {
    await client.query(sql, values);
  } finally {
    await client.end();
  }
}

/** Clones the migrated template into a database of its own. */
export async function scratchDatabase(): Promise<ScratchDatabase> {
  const name = `scratch_${randomUUID().replaceAll("-", "")}`;
  await asOwner("postgres", `create database ${name} template ${TEMPLATE} strategy file_copy`);
  return {
    ownerUrl: urlOf("STEWARD_TEST_OWNER_URL", name),
    serverUrl: urlOf("STEWARD_TEST_SERVER_URL", name),
    moveClock: (ahead) => asOwner(name, "update test_clock set ahead = $1::interval", [ahead]),
    close: () => asOwner("postgres", `drop database ${name} with (force)`),
  };
}
