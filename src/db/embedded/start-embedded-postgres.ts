import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { checkCluster } from "./check-cluster";
import { chooseAccount } from "./choose-account";
import { type Cluster, dataFolder } from "./cluster";
import { createCluster } from "./create-cluster";
import { createRolesAndDatabase } from "./create-roles-and-database";
import { findLiveServer } from "./find-live-server";
import { launchServer } from "./launch-server";
import { prepareBinaries } from "./prepare-binaries";

/** The running PostgreSQL of a data folder. */
export interface EmbeddedPostgres {
  readonly port: number;
  /** The superuser `steward_owner`, who owns the databases and migrates them. */
  ownerUrl(database: string): string;
  /** The role `steward_server`, which may log in and owns nothing. */
  serverUrl(database: string): string;
  /** False when a server that was already running was adopted. */
  readonly startedHere: boolean;
  /** Whether it still runs where it was found: one that was adopted ends with whoever started it. */
  isLive(): Promise<boolean>;
  /** Shuts the server down fast when it was started here; leaves an adopted one alone. */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL of a data folder, or adopts the one that already runs on it.
 *
 * Everything lies in `DATA_DIR/postgres`: moving or deleting the folder moves or deletes the data. The server listens on a free
 * loopback port, ends with the process that started it however that dies, and needs nothing of the system, as root or not.
 * Who adopted it asks `isLive` now and then, and starts anew when it is gone. PostgreSQL's own lock file guards the start: of two at once, one adopts.
 * `durable: false` gives up crash safety for speed and is for tests; an adopted server keeps the setting it was started with.
 */
export async function startEmbeddedPostgres(options: { dataDir: string; durable: boolean }): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  const home = join(dataDir, "postgres");
  const account = await chooseAccount(dataFolder(home));
  const cluster: Cluster = { home, account, binaries: await prepareBinaries(account, dataDir), durable: options.durable };
  if (!(await checkCluster(cluster))) await createCluster(cluster);
  const passwords = JSON.parse(await readFile(join(home, "passwords.json"), "utf8")) as { owner: string; server: string };
  const deadline = Date.now() + 60_000;
  for (;;) {
    const server = await launchOrAdopt(cluster, deadline);
    const url = (role: string, password: string) => (database: string) =>
      `postgresql://${role}:${password}@127.0.0.1:${server.port}/${encodeURIComponent(database)}`;
    const ownerUrl = url("steward_owner", passwords.owner);
    try {
      await createRolesAndDatabase(ownerUrl("postgres"), passwords.server);
    } catch (error) {
      // The server we adopted may end with its process just now; then it is ours to start.
      if (server.startedHere || Date.now() > deadline || (await findLiveServer(cluster))?.ready) throw error;
      continue;
    }
    const isLive = async () => (await findLiveServer(cluster))?.port === server.port;
    return { ...server, isLive, ownerUrl, serverUrl: url("steward_server", passwords.server) };
  }
}

async function launchOrAdopt(cluster: Cluster, deadline: number) {
  for (;;) {
    const live = await findLiveServer(cluster);
    if (live?.ready) return { port: live.port, startedHere: false, stop: async () => undefined };
    let refusal = "it never became ready";
    if (live === null) {
      const launch = await launchServer(cluster);
      if (!("failed" in launch)) return { ...launch, startedHere: true };
      refusal = launch.failed;
      if (!passes.test(refusal)) throw new Error(`The embedded PostgreSQL did not start:\n${refusal}`);
    }
    if (Date.now() > deadline) throw new Error(`The embedded PostgreSQL did not start within a minute:\n${refusal}`);
    await delay(20);
  }
}

/** Refusals that go away: another start was faster, a killed server's children still linger, the port was taken meanwhile. */
const passes = /lock file "postmaster\.pid"|pre-existing shared memory block|could not create any TCP\/IP sockets/;
