import "reflect-metadata";
import { types } from "pg";
import { DataSource } from "typeorm";
import { migrations } from "../../migrations";
import { readTexts } from "./read-texts";
import { SteadyClient } from "./steady-client";

// Positions and counts stay far below 2^53, and a string where a number is meant is a bug that waits.
types.setTypeParser(types.builtins.INT8, Number);
// A calendar day has no zone: as a Date it would move with the server's.
types.setTypeParser(types.builtins.DATE, (text: string) => text);
// The number of `text[]`, which the driver's list of types lacks.
const TEXTS: number = 1009;
types.setTypeParser(TEXTS, readTexts(types.getTypeParser(TEXTS)));

/** How a data source is opened beyond its address. */
export interface DataSourceOptions {
  url: string;
  /** Every entity of the features, listed by the composition root; none where only plain SQL runs. */
  entities?: (new () => object)[];
  poolSize?: number;
  /** The role each connection takes on; left out: the one that logs in. */
  role?: string;
  applicationName?: string;
}

/**
 * One pool of connections to one database, with every entity and migration.
 *
 * A statement may take 5 s, wait 2 s for a lock and 2 s for a connection; a transaction may idle 5 s.
 */
export function createDataSource({ url, entities = [], poolSize = 4, role, applicationName = "steward" }: DataSourceOptions): DataSource {
  return new DataSource({
    type: "postgres",
    url,
    entities,
    migrations,
    migrationsTransactionMode: "each",
    migrationsTableName: "schema_migrations",
    poolSize,
    applicationName,
    connectTimeoutMS: 2_000,
    extra: {
      Client: SteadyClient,
      statement_timeout: 5_000,
      lock_timeout: 2_000,
      idle_in_transaction_session_timeout: 5_000,
      ...(role === undefined ? {} : { options: `-c role=${role}` }),
    },
  });
}
