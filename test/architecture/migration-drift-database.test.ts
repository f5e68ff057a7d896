import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Client } from "pg";
import { findDrift } from "../../src/db/check-drift";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "../../src/db/embedded/start-embedded-postgres";
import { migrate } from "../../src/db/migrate";

const features = resolve(__dirname, "../../src/features");
const entities = readdirSync(features, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".entity.ts"))
  .flatMap((file) => Object.values(require(join(features, file)) as Record<string, new () => object>));

describe("the migration drift gate on a real database", () => {
  const dataDir = mkdtempSync(join(tmpdir(), "steward-drift-"));
  let postgres: EmbeddedPostgres;
  let url: string;

  beforeAll(async () => {
    postgres = await startEmbeddedPostgres({ dataDir, durable: false });
    url = postgres.ownerUrl("steward");
    await migrate(url);
  });

  afterAll(async () => {
    await postgres?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it("finds that the entities are the migrated tables", async () => {
    expect(await findDrift(url, entities)).toEqual([]);
  });

  it("speaks of each way in which a table was changed behind the entities' back", async () => {
    const before = new Set(await findDrift(url, entities));
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      await client.query("alter table cases add column weather text, drop column resolution, alter column subject drop not null");
      await client.query("alter table teams alter column name type varchar(50)");
      await client.query("create table notes (id text primary key)");
    } finally {
      await client.end();
    }
    const after = await findDrift(url, entities);
    expect(after.filter((sentence) => !before.has(sentence)).sort()).toEqual([
      "An entity maps cases.resolution, which the table lacks.",
      "The column cases.weather is mapped by no entity.",
      "The table notes has no entity and is not listed as one without.",
      "cases.subject is nullable in the database and not null in its entity.",
      "teams.name is character varying in the database and text in its entity.",
    ]);
  });
});
