import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { type App, startApp } from "../../src/app";
import { loadConfig } from "../../src/config";
import { openDatabase } from "../../src/db/open-database";
import type { PersonId, TeamId } from "../../src/domain/ids";
import { createTokenMint } from "../../src/graphql/identity/mint-token";
import { startSweep } from "../../src/jobs/sweep";
import { entities } from "../../src/list-entities";
import { participants } from "../../src/list-participants";
import { timers } from "../../src/list-timers";
import { openDirectoryDesk } from "./directory-desk";

/** What an operation answers. */
export interface Answer<Data = Record<string, never>> {
  status: number;
  data: Data | null;
  errors: { message: string; path?: (string | number)[]; extensions: { code: string; [name: string]: unknown } }[];
}

/** A desk behind a running server, asked as its people would ask it: over HTTP, with a token. */
export type Desk = Awaited<ReturnType<typeof aDesk>>;

/** Starts a server in this process on a database of its own, with a queue team and four people: Ana and Ben (agents), Chloé (its lead), Hiro (admin). */
export async function aDesk() {
  const directory = await openDirectoryDesk();
  const folder = mkdtempSync(join(tmpdir(), "steward-desk-"));
  const config = loadConfig({
    NODE_ENV: "test",
    PORT: "0",
    DATABASE_URL: directory.database.serverUrl,
    DATA_DIR: folder,
    LOG_LEVEL: "fatal",
  });
  const mint = await createTokenMint(config);
  const tokens = new Map<PersonId, string>();

  const ana = await directory.aPerson({ name: "Ana" });
  const ben = await directory.aPerson({ name: "Ben" });
  const chloe = await directory.aPerson({ name: "Chloé", roles: ["TEAM_LEAD"] });
  const hiro = await directory.aPerson({ name: "Hiro", roles: ["ADMIN"] });
  const team: TeamId = await directory.aTeam({
    name: "Frontline",
    queueStewardId: chloe,
    leadIds: [chloe],
    memberIds: [ana, ben, chloe].sort(),
  });
  await directory.ask(
    "insert into categories (key, name, handling, automation, owner_id) values ('BUG', 'Bug', 'FRONTLINE', 'MAY_COLLECT', $1)",
    [chloe],
  );

  const start = async (): Promise<App & { close(): Promise<void> }> => {
    const database = await openDatabase(config, entities);
    const app = await startApp(config, database, pino({ level: config.logLevel }), folder);
    return {
      ...app,
      async close() {
        await app.stop();
        await database.close();
      },
    };
  };
  const app = await start();

  const tokenOf = async (person: PersonId): Promise<string> => {
    const known = tokens.get(person) ?? (await mint({ personId: person, expiresIn: "1h" }));
    tokens.set(person, known);
    return known;
  };

  const post = async <Data>(
    token: string | null,
    query: string,
    variables: object = {},
    address = app.server.address,
  ): Promise<Answer<Data>> => {
    const response = await fetch(`${address}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query, variables }),
    });
    const body = (await response.json()) as { data?: Data | null; errors?: Answer["errors"] };
    return { status: response.status, data: body.data ?? null, errors: body.errors ?? [] };
  };

  return {
    ...directory,
    app,
    address: app.server.address,
    team,
    people: { ana, ben, chloe, hiro },
    mint,
    tokenOf,
    post,
    /** Asks as somebody, and answers whatever came. */
    ask: directory.ask,
    async asks<Data = Record<string, never>>(person: PersonId | null, query: string, variables: object = {}): Promise<Answer<Data>> {
      return post<Data>(person === null ? null : await tokenOf(person), query, variables);
    },
    /** Asks as somebody for what must be answered without an error. */
    async gets<Data>(person: PersonId, query: string, variables: object = {}): Promise<Data> {
      const answer = await post<Data>(await tokenOf(person), query, variables);
      if (answer.errors.length > 0 || answer.data === null) throw new Error(JSON.stringify(answer));
      return answer.data;
    },
    /** Stops the sweep of this server: until a test rings a timer, or sweeps, none acts, wherever the clock is moved. */
    holdTimers: () => app.sweep.stop(),
    /** Does whatever is due by now, once, as the sweep of a server would. */
    async sweepOnce(): Promise<void> {
      const failures: unknown[] = [];
      const sweep = startSweep({
        database: directory.dataSource,
        handlers: timers,
        committed: app.services.placer.committed,
        participants,
        failed: (error) => failures.push(error),
      });
      await sweep.sweep();
      await sweep.stop();
      expect(failures).toEqual([]);
    },
    async close(): Promise<void> {
      await app.close();
      await directory.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
