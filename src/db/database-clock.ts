import type { Database } from "./database";

/** The database's clock, as this process last heard it, running on between hearings. */
export interface DatabaseClock {
  now(): Date;
  stop(): void;
}

const EVERY_MS = 5_000;

/**
 * Follows the database's clock, so that every process tells the same time as the SQL does.
 *
 * Asked at the start and every five seconds; in between this process's own clock runs on. What must be exact asks `steward_now()` under a lock.
 */
export async function followClock(database: Database, failed: (error: unknown) => void): Promise<DatabaseClock> {
  let aheadMs = 0;
  const hear = async (): Promise<void> => {
    const asked = Date.now();
    const [row]: { now: Date }[] = await database.query("select steward_now() as now");
    if (row !== undefined) aheadMs = row.now.getTime() - (asked + Date.now()) / 2;
  };
  await hear();
  const timer = setInterval(() => void hear().catch(failed), EVERY_MS);
  return { now: () => new Date(Date.now() + aheadMs), stop: () => clearInterval(timer) };
}
