import { Pool } from "pg";

/** A pool beside the one of the entities. */
export interface PoolOptions {
  url: string;
  /** The role each connection takes on. */
  role: string;
  /** Where names without a schema are looked up. */
  schema: string;
  size: number;
  applicationName: string;
}

/** Opens a pool of plain connections with the same limits as every other one; whoever opens it listens for its errors and ends it. */
export function openPool({ url, role, schema, size, applicationName }: PoolOptions): Pool {
  const pool = new Pool({
    connectionString: url,
    max: size,
    application_name: applicationName,
    options: `-c role=${role} -c search_path=${schema}`,
    keepAlive: true,
    connectionTimeoutMillis: 2_000,
    statement_timeout: 5_000,
    lock_timeout: 2_000,
    idle_in_transaction_session_timeout: 5_000,
  });
  // Between being handed over and its holder listening, nobody hears a connection break, and that would end the process.
  pool.on("connect", (client) => void client.on("error", () => undefined));
  return pool;
}
