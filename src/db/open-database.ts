import { Client, type Pool } from "pg";
import type { DataSource } from "typeorm";
import type { Config } from "../config";
import { createDataSource } from "./data-source";
import { startEmbeddedPostgres } from "./embedded/start-embedded-postgres";
import { shareReads } from "./find-rows";
import { migrate, pendingMigrations } from "./migrate";
import { openPool, type PoolOptions } from "./open-pool";
import { openSharedReads } from "./share-reads";
import { SteadyClient } from "./steady-client";

/** The role that every connection of a server acts as: it owns nothing, and can change nothing that was written into the log. */
const SERVER_ROLE = "steward_server";
const OLDEST_SERVER = 15;
const SHARED_READS = 3;
const SMALLEST_SHARING_POOL = 8;

/** The database of one process, with the address its owner migrates it by. */
export interface OpenDatabase {
  ownerUrl: string;
  dataSource: DataSource;
  /** A connection of its own, outside the pool: listening needs one that stays. */
  openListener(): Promise<Client>;
  /** A pool beside the one of the entities, which acts as the server too; whoever opens it ends it. */
  openPool(options: Omit<PoolOptions, "url" | "role">): Pool;
  /** Whether it is the embedded one, which is migrated and seeded without being asked. */
  embedded: boolean;
  /** False once the embedded one has ended, and with it the address that this process knows; another one is never asked. */
  isLive(): Promise<boolean>;
  close(): Promise<void>;
}

/** Where the database is and how it is reached, before anything is opened. */
export interface DatabaseAddress {
  ownerUrl: string;
  serverUrl: string;
  embedded: boolean;
  isLive(): Promise<boolean>;
  stop(): Promise<void>;
}

/** Finds the database: the one of DATABASE_URL, else the embedded one of DATA_DIR, which this starts or adopts. */
export async function findDatabase(config: Config): Promise<DatabaseAddress> {
  if (config.databaseUrl !== null) {
    const ours = { isLive: async () => true, stop: async () => undefined };
    return { ownerUrl: config.databaseUrl, serverUrl: config.databaseUrl, embedded: false, ...ours };
  }
  const postgres = await startEmbeddedPostgres({ dataDir: config.dataDir, durable: true });
  const { isLive, stop } = postgres;
  return { ownerUrl: postgres.ownerUrl("steward"), serverUrl: postgres.serverUrl("steward"), embedded: true, isLive, stop };
}

/**
 * Opens the database as the server may use it.
 *
 * The embedded one is migrated first. Another one is only looked at: an old PostgreSQL, a schema that lacks migrations, or a login that may not
 * act as `steward_server` is refused with a sentence.
 */
export async function openDatabase(config: Config, entities: (new () => object)[]): Promise<OpenDatabase> {
  const address = await findDatabase(config);
  try {
    if (address.embedded) await migrate(address.ownerUrl);
    else await inspect(address.serverUrl);
    // Part of the pool's budget: what goes through them needs no connection of its own.
    const sharedConnections = config.databasePoolSize >= SMALLEST_SHARING_POOL ? SHARED_READS : 0;
    const dataSource = await createDataSource({
      url: address.serverUrl,
      entities,
      poolSize: config.databasePoolSize - sharedConnections,
      role: SERVER_ROLE,
    }).initialize();
    const reads = openSharedReads({ url: address.serverUrl, role: SERVER_ROLE, connections: sharedConnections });
    shareReads(dataSource, reads);
    const listenerOptions = {
      connectionString: address.serverUrl,
      connectionTimeoutMillis: 2_000,
      application_name: "steward-listen",
      options: `-c role=${SERVER_ROLE}`,
    };
    return {
      ownerUrl: address.ownerUrl,
      dataSource,
      embedded: address.embedded,
      isLive: address.isLive,
      async openListener() {
        const client = new SteadyClient(listenerOptions);
        await client.connect();
        return client;
      },
      openPool: (options) => openPool({ ...options, url: address.serverUrl, role: SERVER_ROLE }),
      async close() {
        await reads.close();
        await dataSource.destroy();
        await address.stop();
      },
    };
  } catch (error) {
    await address.stop();
    throw error;
  }
}

/** An expected reason for not starting, told to whoever starts Steward in one sentence. */
export class CannotStart extends Error {
  override readonly name = "CannotStart";
}

async function inspect(url: string): Promise<void> {
  const client = new Client({ connectionString: url, application_name: "steward-inspect" });
  await client.connect();
  try {
    const { rows } = await client.query<{ version: number; member: boolean | null }>(
      `select current_setting('server_version_num')::integer / 10000 as version,
        (select pg_has_role(current_user, r.oid, 'member') from pg_roles r where r.rolname = $1) as member`,
      [SERVER_ROLE],
    );
    const found = rows[0];
    if (found === undefined || found.version < OLDEST_SERVER) {
      throw new CannotStart(
        `PostgreSQL ${OLDEST_SERVER} is the oldest that Steward runs on; this server is ${found?.version ?? "unknown"}.`,
      );
    }
    if (found.member === null) throw new CannotStart("This database has not been migrated: run `npm run steward -- migrate` as its owner.");
    if (!found.member) throw new CannotStart(`The login of DATABASE_URL may not act as ${SERVER_ROLE}: grant that role to it.`);
  } finally {
    await client.end();
  }
  if (await pendingMigrations(url))
    throw new CannotStart("This database lacks migrations of this release: run `npm run steward -- migrate` as its owner.");
}
