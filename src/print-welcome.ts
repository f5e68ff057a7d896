import type { Config } from "./config";
import type { OpenDatabase } from "./db/open-database";
import { DEMO_PEOPLE } from "./demo/demo-people";
import { createTokenMint } from "./graphql/identity/mint-token";
import type { RunningServer } from "./graphql/server-options";
import { QUEUE_CONNECTIONS } from "./jobs/open-queue";

const LISTENER = 1;

/** Says where Steward listens, with a ready token for three demo people where the demo desk is, and how many connections it may use. */
export async function printWelcome(config: Config, database: OpenDatabase, server: RunningServer): Promise<void> {
  const queued = config.redisUrl === null ? QUEUE_CONNECTIONS : 0;
  const lines = [
    "",
    `Steward is ready at ${server.address}`,
    `  GraphQL    ${server.address}/graphql   (HTTP and websocket)`,
    ...(config.production ? [] : [`  GraphiQL   ${server.address}/graphiql`]),
    `  Probes     ${server.address}/livez  /readyz  /metrics`,
    `  Database   ${database.embedded ? `embedded PostgreSQL in ${config.dataDir}` : "the one of DATABASE_URL"}; at most ${
      config.databasePoolSize + queued + LISTENER
    } connections (${config.databasePoolSize} pool, ${queued} job queue, ${LISTENER} listener)`,
    `  Jobs       kept in ${config.redisUrl === null ? "PostgreSQL" : "Redis"}`,
    ...(await demoTokens(config, database)),
    "",
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
}

async function demoTokens(config: Config, database: OpenDatabase): Promise<string[]> {
  if (!database.embedded || config.production || config.identity.kind === "provider") return [];
  const mint = await createTokenMint(config);
  const people: { id: string; email: string }[] = await database.dataSource.query(
    "select id, email from persons where email = any($1) and active",
    [DEMO_PEOPLE.map((person) => person.email)],
  );
  const lines: string[] = [];
  for (const { name, email, why } of DEMO_PEOPLE) {
    const found = people.find((person) => person.email === email);
    if (found !== undefined)
      lines.push(`  ${name} (${why}):`, `    Authorization: Bearer ${await mint({ personId: found.id, expiresIn: "12h" })}`);
  }
  return lines.length === 0 ? [] : ["  Tokens for 12 hours:", ...lines];
}
