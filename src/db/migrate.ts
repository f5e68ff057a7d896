import { createDataSource } from "./data-source";

const MIGRATING = 7_236_412;

/**
 * Brings a database's schema forward, as the role that owns it, and answers the names of what ran.
 *
 * Under an advisory lock: of two that start together, one migrates and the other finds nothing to do.
 */
export async function migrate(ownerUrl: string): Promise<string[]> {
  const dataSource = await createDataSource({ url: ownerUrl, poolSize: 2, applicationName: "steward-migrate" }).initialize();
  const guard = dataSource.createQueryRunner();
  try {
    // Waiting for the other migration may take longer than any statement of the server's may.
    await guard.query("set lock_timeout = 0; set statement_timeout = 0; set idle_in_transaction_session_timeout = 0");
    await guard.query("select pg_advisory_lock($1)", [MIGRATING]);
    const ran = await dataSource.runMigrations({ transaction: "each" });
    // A server looks whether its migrations are there before it serves.
    await guard.query("grant select on schema_migrations to steward_server");
    return ran.map((migration) => migration.name);
  } finally {
    await guard.release();
    await dataSource.destroy();
  }
}

/** Whether a database has every migration that this release needs; a newer schema is fine, an old replica runs on it. */
export async function pendingMigrations(ownerUrl: string): Promise<boolean> {
  const dataSource = await createDataSource({ url: ownerUrl, poolSize: 1, applicationName: "steward-migrate" }).initialize();
  try {
    return await dataSource.showMigrations();
  } finally {
    await dataSource.destroy();
  }
}
