import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const require = createRequire(import.meta.url);
const { findDrift } = require("../dist/src/db/check-drift.js");
const { startEmbeddedPostgres } = require("../dist/src/db/embedded/start-embedded-postgres.js");
const { migrate } = require("../dist/src/db/migrate.js");

const compiled = join(import.meta.dirname, "../dist/src/features");
// Every entity file there is, not the list the server is given: one that was forgotten there shows here as well.
const entities = readdirSync(compiled, { recursive: true })
  .filter((file) => file.endsWith(".entity.js"))
  .flatMap((file) => Object.values(require(join(compiled, file))))
  .filter((exported) => typeof exported === "function");

const dataDir = mkdtempSync(join(tmpdir(), "steward-drift-"));
const postgres = await startEmbeddedPostgres({ dataDir, durable: false });
try {
  const ownerUrl = postgres.ownerUrl("steward");
  await migrate(ownerUrl);
  const drift = await findDrift(ownerUrl, entities);
  for (const sentence of drift) console.error(sentence);
  if (drift.length > 0) {
    console.error("To mend it: write a migration (npm run steward -- migrate runs it), or bring the entity in line with the tables.");
    process.exitCode = 1;
  }
} catch (error) {
  // Which migration failed was said by the runner; of its error only the sentence helps.
  console.error(`The schema could not be compared: ${error.message}`);
  process.exitCode = 1;
} finally {
  await postgres.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
