import { CannotStart, type OpenDatabase } from "../db/open-database";
import { QUEUE_SCHEMA } from "./keep-in-postgres";

const GRANTING = 7_236_413;

/**
 * Brings the queue's tables forward, in a schema of their own, as the role that owns the database, and lets the server use them.
 *
 * Of two that start together, one migrates and the other finds nothing to do.
 */
export async function migrateQueue(ownerUrl: string): Promise<void> {
  const { PostgresConnection } = await import("bullmq");
  const connection = new PostgresConnection({ ...reaching(ownerUrl), migrate: true });
  try {
    await connection.waitUntilReady();
    // Granting the same twice at the same moment fails, hence the lock; nextval on a sequence needs no more than its usage.
    await connection.pool.query(`
      select pg_advisory_xact_lock(${GRANTING});
      grant usage on schema ${QUEUE_SCHEMA} to steward_server;
      grant select, insert, update, delete on all tables in schema ${QUEUE_SCHEMA} to steward_server;
      grant usage on all sequences in schema ${QUEUE_SCHEMA} to steward_server;
      revoke insert, update, delete on ${QUEUE_SCHEMA}.migration from steward_server`);
  } finally {
    await connection.close();
  }
}

/** Sees to it that the queue finds its tables: the embedded database gets them, another one that lacks them is refused with a sentence. */
export async function prepareQueue({ embedded, ownerUrl }: Pick<OpenDatabase, "embedded" | "ownerUrl">): Promise<void> {
  if (embedded) return migrateQueue(ownerUrl);
  if (await lacksQueue(ownerUrl)) {
    throw new CannotStart("This database lacks the tables of the job queue: run `npm run steward -- migrate` as its owner.");
  }
}

/** Whether a database lacks the queue's tables as this release needs them. */
export async function lacksQueue(url: string): Promise<boolean> {
  const { PostgresConnection, SchemaMigrationRequiredError, LATEST_SCHEMA_VERSION, assertSchemaCompatibility } = await import("bullmq");
  const connection = new PostgresConnection(reaching(url));
  try {
    const client = await connection.pool.connect();
    try {
      return (await assertSchemaCompatibility(client, QUEUE_SCHEMA)) < LATEST_SCHEMA_VERSION;
    } finally {
      client.release();
    }
  } catch (error) {
    if (error instanceof SchemaMigrationRequiredError) return true;
    throw error;
  } finally {
    await connection.close();
  }
}

function reaching(url: string) {
  return { connectionString: url, schema: QUEUE_SCHEMA, max: 1, application_name: "steward-migrate", connectionTimeoutMillis: 2_000 };
}
