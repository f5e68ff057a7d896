import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { loadConfig } from "../../src/config";
import { createDataSource } from "../../src/db/data-source";
import { startEmbeddedPostgres } from "../../src/db/embedded/start-embedded-postgres";
import { type CommandWork, type Refs, runCommand } from "../../src/db/run-command";
import type { PersonId, TeamId } from "../../src/domain/ids";
import { isRefusal } from "../../src/domain/refusal";
import { type CreatePerson, createPerson } from "../../src/features/people/create-person.command";
import { type CreateTeam, createTeam } from "../../src/features/people/create-team.command";
import { createTokenMint } from "../../src/graphql/identity/mint-token";
import { type ServerProcess, spawnServer } from "./spawn-server";

const CLI = join(__dirname, "../../dist/src/cli.js");

/** Runs a command of the built command line, and answers what it printed; a code other than 0 rejects. */
export async function steward(command: readonly string[], env: Readonly<Record<string, string>>): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [CLI, ...command], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: "test", ...env },
  });
  return stdout;
}

/** A desk on a cluster of its own that keeps what it was told, whatever dies. */
export type KillDesk = Awaited<ReturnType<typeof killDesk>>;

/** Starts a durable cluster in this process, migrated and empty; servers are children of the test and come and go. */
export async function killDesk() {
  const folder = mkdtempSync(join(tmpdir(), "steward-kill-"));
  const postgres = await startEmbeddedPostgres({ dataDir: join(folder, "cluster"), durable: true });
  const [ownerUrl, serverUrl] = [postgres.ownerUrl("steward"), postgres.serverUrl("steward")];
  const dataDir = join(folder, "data");
  await steward(["migrate"], { DATABASE_URL: ownerUrl, DATA_DIR: dataDir });
  const dataSource = await createDataSource({ url: serverUrl, poolSize: 4 }).initialize();
  await dataSource.query("insert into authority_levels (key, name, rank) values ('L1', 'One', 1)");
  const mint = await createTokenMint(loadConfig({ NODE_ENV: "test", DATA_DIR: dataDir }));
  const tokens = new Map<PersonId, string>();
  const servers: ServerProcess[] = [];

  async function accepted<R extends Refs>(work: CommandWork<R>): Promise<R> {
    const request = { operation: "test", actor: "system:test" as const, input: {}, idempotencyKey: null, dryRun: false };
    const { outcome } = await runCommand({ dataSource, committed: () => undefined }, request, work);
    if (isRefusal(outcome)) throw new Error(`${outcome.code}: ${outcome.message}`);
    return outcome;
  }

  return {
    ownerUrl,
    ask: <Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> => dataSource.query(sql, [...values]),
    async aPerson(wanted: Partial<CreatePerson> = {}): Promise<PersonId> {
      const name = `Person ${Math.random().toString(36).slice(2)}`;
      const plain: CreatePerson = {
        name,
        email: `${name.slice(7)}@example.test`,
        roles: ["AGENT"],
        authorityLevelKey: "L1",
        external: false,
        timeZone: "Europe/Paris",
        teamIds: [],
      };
      return (await accepted((work) => createPerson(work, { ...plain, ...wanted }))).personId;
    },
    async aTeam(wanted: Partial<CreateTeam> & { queueStewardId: PersonId }): Promise<TeamId> {
      const plain = { name: "Frontline", leadIds: [], memberIds: [], defaultModel: "QUEUE" as const };
      return (await accepted((work) => createTeam(work, { ...plain, ...wanted }))).teamId;
    },
    async tokenOf(person: PersonId): Promise<string> {
      const known = tokens.get(person) ?? (await mint({ personId: person, expiresIn: "1h" }));
      tokens.set(person, known);
      return known;
    },
    async start(): Promise<ServerProcess> {
      const server = await spawnServer({ databaseUrl: serverUrl, dataDir, env: { LOG_LEVEL: "fatal" } });
      servers.push(server);
      return server;
    },
    async close(): Promise<void> {
      await Promise.all(servers.filter((each) => !each.hasEnded()).map((each) => each.kill9()));
      await dataSource.destroy();
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}
