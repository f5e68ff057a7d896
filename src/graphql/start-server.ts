import { createCompiledExecution } from "./compiled/execute-compiled";
import { createErrorMask } from "./errors/mask-error";
import { buildApollo } from "./http/build-apollo";
import { buildHttp } from "./http/build-http";
import { createRateLimits } from "./limit-rate";
import { listen } from "./listen";
import type { RunningServer, ServerContext, ServerOptions } from "./server-options";
import { acceptSockets } from "./socket/accept-sockets";
import { createAdmission } from "./socket/admit-operation";
import { SocketRegistry } from "./socket/socket-registry";

/** Starts serving a schema over HTTP and graphql-transport-ws, on one port, with the same gates on both. */
export async function startServer<Context extends ServerContext>(options: ServerOptions<Context>): Promise<RunningServer> {
  const { config, schema } = options;
  let draining: Promise<void> | null = null;
  const isDraining = () => draining !== null;

  const mask = createErrorMask({ logger: options.logger, hideSchema: config.production });
  const rates = createRateLimits(config);
  const registry = new SocketRegistry();
  const executeCompiled = createCompiledExecution(schema);
  const apollo = buildApollo(options, mask, executeCompiled);
  await apollo.start();
  const app = await buildHttp({ options, apollo, mask, rates, isDraining });
  acceptSockets(app.server, {
    options,
    registry,
    rates,
    mask,
    executeCompiled,
    admit: createAdmission(schema, config.production),
    isDraining,
  });

  const stop = async (): Promise<void> => {
    const cutOff = setTimeout(() => app.server.closeAllConnections(), config.shutdownGraceMs);
    try {
      await Promise.all([registry.drain(config.shutdownGraceMs), app.close()]);
      await apollo.stop();
    } finally {
      clearTimeout(cutOff);
    }
  };

  const port = await listen(app, config.host, config.port).catch(async (error: unknown) => {
    await Promise.all([app.close(), apollo.stop()]);
    throw error;
  });
  const host = config.host.includes(":") ? `[${config.host}]` : config.host;
  return {
    address: `http://${host}:${port}`,
    port,
    stop: () => {
      draining ??= stop();
      return draining;
    },
    closeSocketsOf: (matches) => registry.closeSocketsOf(matches),
  };
}
