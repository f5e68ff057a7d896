import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadConfig } from "../../src/config";
import type { PersonId, TeamId } from "../../src/domain/ids";
import { createTokenMint } from "../../src/graphql/identity/mint-token";
import type { Answer } from "./a-desk";
import { openDirectoryDesk } from "./directory-desk";
import { type LiveClient, liveClient } from "./live-client";
import { type ServerProcess, spawnServer } from "./spawn-server";
import { until } from "./until";

/** A desk whose people talk to server processes, all on one database. */
export type LiveDesk = Awaited<ReturnType<typeof liveDesk>>;

/** What a mutation of a case answers, as far as these tests ask. */
export interface Moved {
  case: { id: string; revision: number; owner: { id: string } } | null;
  event: { id: string } | null;
  offer?: { id: string } | null;
  userErrors: { code: string; message: string }[];
}

const MOVED = "case { id revision owner { id } } event { id } userErrors { code message }";

/** Posts one operation to a server; an answer that is no JSON is a failed connection and throws. */
export async function post<Data>(address: string, token: string | null, query: string, variables: object = {}): Promise<Answer<Data>> {
  const response = await fetch(`${address}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
  });
  const body = (await response.json()) as { data?: Data | null; errors?: Answer["errors"] };
  return { status: response.status, data: body.data ?? null, errors: body.errors ?? [] };
}

/** The document of a mutation that moves a case. */
export function moving(name: string): string {
  const input = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
  return `mutation ($input: ${input}) { ${name}(input: $input) { ${MOVED} ${name.endsWith("Transfer") ? "offer { id }" : ""} } }`;
}

/** A brief as a person would write it, for offers. */
export const BRIEF = {
  situation: "It fails since Monday.",
  stepsTried: ["Restarted it."],
  reason: "You know it.",
  nextStep: "Read the log.",
};

/** Starts servers on one fresh database, with a queue team: Ana and Ben (agents), Chloé (its lead), Hiro (admin). */
export async function liveDesk({ servers: count = 2 }: { servers?: number } = {}) {
  const directory = await openDirectoryDesk();
  const dataDir = mkdtempSync(join(tmpdir(), "steward-live-"));
  const mint = await createTokenMint(loadConfig({ NODE_ENV: "test", DATA_DIR: dataDir }));
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

  const running: ServerProcess[] = [];
  const clients: LiveClient[] = [];
  const spawn = async (env: Readonly<Record<string, string>> = {}): Promise<ServerProcess> => {
    const server = await spawnServer({ databaseUrl: directory.database.serverUrl, dataDir, env });
    running.push(server);
    return server;
  };
  const servers = await Promise.all(Array.from({ length: count }, () => spawn()));

  const tokens = new Map<PersonId, string>();
  const tokenOf = async (person: PersonId): Promise<string> => {
    const known = tokens.get(person) ?? (await mint({ personId: person, expiresIn: "1h" }));
    tokens.set(person, known);
    return known;
  };
  const server = (index: number): ServerProcess => {
    const found = servers[index];
    if (found === undefined) throw new Error(`there is no server ${index}`);
    return found;
  };

  /** Asks a server as somebody, for what must be answered without an error. */
  async function gets<Data>(index: number, person: PersonId, query: string, variables: object = {}): Promise<Data> {
    const answer = await post<Data>(server(index).address, await tokenOf(person), query, variables);
    if (answer.errors.length > 0 || answer.data === null) throw new Error(JSON.stringify(answer));
    return answer.data;
  }

  /** Runs a mutation that must be accepted, and answers its payload. */
  async function moves(index: number, person: PersonId, name: string, input: object): Promise<Moved & { event: { id: string } }> {
    const payload = (await gets<Record<string, Moved>>(index, person, moving(name), { input }))[name];
    if (payload === undefined || payload.event === null || payload.userErrors.length > 0) throw new Error(JSON.stringify(payload));
    return { ...payload, event: payload.event };
  }

  /** Waits until everything that was committed has its place. */
  async function settled(): Promise<void> {
    await until("every event has its place", async () => {
      const [row] = await directory.ask<{ left: number }>(
        "select count(*)::integer as left from events e where not exists (select from event_places p where p.event_no = e.no)",
      );
      return row?.left === 0;
    });
  }

  return {
    ...directory,
    dataDir,
    team,
    people: { ana, ben, chloe, hiro },
    servers,
    server,
    spawn,
    mint,
    tokenOf,
    gets,
    moves,
    /** Tags a case: the smallest change that appends one event. */
    async tags(index: number, caseId: string, tag: string): Promise<string> {
      return (await moves(index, chloe, "tagCase", { caseId, add: [tag] })).event.id;
    },
    /** A signed-in socket on a server; gone with the desk. */
    async client(index: number, person: PersonId, token?: string): Promise<LiveClient> {
      const client = await liveClient(server(index).wsAddress, token ?? (await tokenOf(person)));
      clients.push(client);
      return client;
    },
    /** The end of the log as a server tells it, once everything that was committed has its place. */
    async cursor(index = 0): Promise<string> {
      await settled();
      return (await gets<{ logCursor: string }>(index, hiro, "{ logCursor }")).logCursor;
    },
    /** The ids of the log's events in its order, from a position on. */
    async log(types: readonly string[] | null = null): Promise<{ id: string; position: number; caseId: string | null }[]> {
      return directory.ask(
        `select e.id, p.position::integer as position, e.case_id as "caseId" from event_places p join events e on e.no = p.event_no
          where $1::text[] is null or e.type = any($1) order by p.position`,
        [types],
      );
    },
    settled,
    async close(): Promise<void> {
      await Promise.all(clients.map((client) => client.end()));
      await Promise.all(running.filter((each) => !each.hasEnded()).map((each) => each.kill9()));
      await directory.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
