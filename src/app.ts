import type { Logger } from "pino";
import type { Config } from "./config";
import { followClock } from "./db/database-clock";
import { followLog, type LogFollower } from "./db/log/follow-log";
import { startPlacer } from "./db/log/placer";
import { readAfter, readHead } from "./db/log/read-log";
import { startFollower } from "./db/log/run-follower";
import type { PlacedEvent } from "./db/log/stored-events";
import type { OpenDatabase } from "./db/open-database";
import { createSignals, SIGNALS_CHANNEL } from "./db/signals";
import { findViewer } from "./features/people/find-viewer.loader";
import { standingWatch } from "./features/people/standing-watch.loader";
import { acceptApiKeys } from "./features/people/verify-api-key.loader";
import { findNode } from "./find-node";
import { buildGatedSchema } from "./graphql/build-schema";
import type { Context, Services } from "./graphql/context";
import { describeBug } from "./graphql/errors/describe-bug";
import { refuseRequest } from "./graphql/errors/error-codes";
import type { VerifiedToken } from "./graphql/identity/token-verifier";
import { createTokenVerifier } from "./graphql/identity/verify-token";
import type { RunningServer } from "./graphql/server-options";
import { startServer } from "./graphql/start-server";
import { QUEUE_SCHEMA } from "./jobs/keep-in-postgres";
import { openQueue } from "./jobs/open-queue";
import { startChores } from "./jobs/start-chores";
import { type Sweep, startSweep } from "./jobs/sweep";
import { listChores } from "./list-chores";
import { dutyHolders } from "./list-duty-holders";
import { followers } from "./list-followers";
import { participants } from "./list-participants";
import { resolvers } from "./list-resolvers";
import { timers } from "./list-timers";
import { measureFollowers, tellOfSetAside } from "./report-followers";

/** A running Steward. */
export interface App {
  server: RunningServer;
  services: Services;
  /** What does the due timers of this process; the server answers on without it. */
  sweep: Sweep;
  /** Drains, stops following and sweeping, and leaves the database to its caller. */
  stop(): Promise<void>;
}

/** Joins everything: the database, the log, the timers, the schema and the transport. The only place that knows all of them. */
export async function startApp(config: Config, database: OpenDatabase, logger: Logger, graphiqlFolder: string): Promise<App> {
  const { dataSource } = database;
  const failed = (error: unknown) => logger.error({ bug: describeBug(error) }, "background work failed and will be tried again");
  const placer = startPlacer(dataSource, failed);
  const head = await readHead(dataSource);
  const signals = createSignals();
  const log = await followLog(
    {
      readAfter: (position, most) => readAfter(dataSource, position, most),
      openListener: database.openListener,
      aside: { [SIGNALS_CHANNEL]: signals.heard },
      failed,
    },
    head.position,
  );
  const clock = await followClock(dataSource, failed);
  const sweep = startSweep({
    database: dataSource,
    handlers: timers,
    committed: placer.committed,
    participants,
    failed,
  });
  const following = await Promise.all(
    followers.map((follower) => {
      const setAside = tellOfSetAside(logger);
      return startFollower({ dataSource, committed: placer.committed, participants, log, failed, setAside }, follower);
    }),
  );
  const services: Services = {
    dataSource,
    commands: { dataSource, committed: placer.committed, participants },
    placer,
    log,
    signals,
    epoch: head.epoch,
    now: clock.now,
    findNode,
    dutyHolders,
  };
  const server = await startServer<Context>({
    schema: buildGatedSchema(resolvers),
    config,
    logger,
    verifyToken: acceptApiKeys(services, await createTokenVerifier(config)),
    makeContext: (caller) => contextOf(services, caller),
    freshContext: (context) => freshViewer(services, context),
    readiness: {
      database: async () => {
        await dataSource.query("select 1");
      },
      log: async () => {
        if (log.head() > (await readHead(dataSource)).position) throw new Error("the log is shorter than what was read of it");
      },
    },
    measure: () => measureFollowers(dataSource),
    graphiqlFolder,
  });
  closeSocketsOfEndedRights(log, server);
  const queue = await openQueue({
    redisUrl: config.redisUrl,
    openPool: (size) => database.openPool({ size, schema: QUEUE_SCHEMA, applicationName: "steward-queue" }),
    failed: (error) => logger.error({ err: error }, error.message),
  });
  const chores = startChores({ queue, chores: listChores(dataSource, logger) });
  return {
    server,
    services,
    sweep,
    async stop() {
      chores.stop();
      await Promise.all([server.stop(), queue.close()]);
      await Promise.all([sweep.stop(), log.stop(), ...following.map((follower) => follower.stop())]);
      clock.stop();
      await placer.stop();
    },
  };
}

async function contextOf(services: Services, caller: VerifiedToken | null): Promise<Context> {
  const anonymous: Context = { services, person: null, mayEditDrafts: false, loaderScope: {} };
  if (caller === null) return anonymous;
  const viewer = await findViewer(services, caller);
  if (viewer === null) throw refuseRequest("UNAUTHENTICATED", "This token names nobody who works here, or was revoked.");
  return { ...anonymous, person: viewer, mayEditDrafts: viewer.roles.includes("ADMIN") };
}

async function freshViewer(services: Services, context: Context): Promise<Context> {
  const person = context.person === null ? null : await standingWatch(services).standingOf(context.person.id);
  return { ...context, person, loaderScope: {} };
}

/** Whoever was deactivated or switched off, or had their tokens or their key revoked, loses their sockets on every process as soon as it reads the event. */
function closeSocketsOfEndedRights(log: LogFollower, server: RunningServer): void {
  log.onBatch((events: readonly PlacedEvent[]) => {
    for (const event of events) {
      if (event.type === "PERSON_DEACTIVATED") server.closeSocketsOf((socket) => socket.personId === event.stream);
      if (event.type === "SERVICE_ACCOUNT_CHANGED" && typeof event.after?.keyRevokedAt === "string") {
        server.closeSocketsOf((socket) => socket.tokenId === event.after?.apiKeyId);
      }
      if (event.type === "SERVICE_ACCOUNT_CHANGED" && event.after?.active === false) {
        server.closeSocketsOf((socket) => socket.personId === event.stream);
      }
      const validFrom = event.type === "PERSON_CHANGED" ? event.after?.tokensValidFrom : undefined;
      if (typeof validFrom === "string") {
        server.closeSocketsOf((socket) => socket.personId === event.stream && socket.issuedAt < new Date(validFrom));
      }
    }
  });
}
