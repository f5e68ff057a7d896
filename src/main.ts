import { join } from "node:path";
import { startApp } from "./app";
import { type Config, maskedConfig } from "./config";
import { armFailPoint } from "./db/fail-points";
import { openDatabase } from "./db/open-database";
import { isDeskEmpty, seedDemo } from "./demo/seed-demo";
import { prepareQueue } from "./jobs/migrate-queue";
import { entities } from "./list-entities";
import { openLog } from "./open-log";
import { printWelcome } from "./print-welcome";
import { watchDatabase } from "./watch-database";

/** Where the built GraphiQL lies, beside the compiled server. */
const GRAPHIQL = join(__dirname, "..", "..", ".build", "graphiql");

/**
 * Serves until a signal: opens the database, loads the demo desk into an empty embedded one, starts everything, and says where.
 *
 * SIGTERM and SIGINT drain: what runs is finished, sockets are closed, and the process ends with 0 within ten seconds.
 */
export async function serve(config: Config): Promise<void> {
  const logger = openLog(config.logLevel);
  logger.debug({ config: maskedConfig(config) }, "configuration");
  const database = await openDatabase(config, entities);
  if (config.redisUrl === null) await prepareQueue(database);
  if (database.embedded && (await isDeskEmpty(database.dataSource))) {
    await seedDemo({ dataSource: database.dataSource, committed: () => undefined });
  }
  const app = await startApp(config, database, logger, GRAPHIQL);
  if (config.failPoint !== undefined) armFailPoint(config.failPoint.point, config.failPoint.countdown);
  await printWelcome(config, database, app.server);

  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    endWatch();
    app
      .stop()
      .then(() => database.close())
      .then(
        () => process.exit(0),
        (error: unknown) => {
          logger.fatal({ err: error }, "the drain failed");
          process.exit(1);
        },
      );
  };
  const endWatch = watchDatabase(database, {
    lost() {
      logger.fatal("the embedded database ended with the process that had started it; start again");
      process.exit(1);
    },
    failed: (error) => logger.error({ err: error }, "whether the database still runs could not be seen"),
  });
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}
