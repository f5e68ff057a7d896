import { loadConfig } from "./src/config";
import { createDataSource } from "./src/db/data-source";
import { entities } from "./src/list-entities";

const { databaseUrl } = loadConfig();

/** What TypeORM's own command line opens; it needs DATABASE_URL, because the embedded database has no fixed address. */
export default createDataSource({ url: databaseUrl ?? "postgresql://127.0.0.1:5432/steward", entities });
