import { createSourceEventStream, type ExecutionResult, execute } from "graphql";
import { CloseCode } from "graphql-ws";
import type { CompiledExecution } from "../compiled/execute-compiled";
import type { ErrorMask } from "../errors/mask-error";
import { openSubscriptions } from "../measure-traffic";
import type { ServerContext, ServerOptions } from "../server-options";
import type { Admitted } from "./admit-operation";
import { PacedResults } from "./pace-results";
import { type SocketConnection, TRY_AGAIN_LATER } from "./socket-connection";

/** Makes the context of an operation, or of its next event. An account that has ended closes the socket: `null`. */
export async function contextFor<Context extends ServerContext>(
  connection: SocketConnection,
  options: ServerOptions<Context>,
  mask: ErrorMask,
  before?: Context,
): Promise<Context | null> {
  const { caller, requestId, address } = connection;
  if (caller === null) return null;
  try {
    if (before !== undefined && options.freshContext !== undefined) return await options.freshContext(before);
    return await options.makeContext(caller, { requestId, transport: "websocket", address });
  } catch (error) {
    if (mask(error).extensions?.code !== "UNAUTHENTICATED") throw error;
    connection.close(CloseCode.Forbidden, "Forbidden");
    return null;
  }
}

/** What running a subscription needs. */
export interface SubscriptionParts<Context extends ServerContext> {
  readonly id: string;
  readonly admitted: Admitted;
  readonly context: Context;
  readonly connection: SocketConnection;
  readonly options: ServerOptions<Context>;
  readonly mask: ErrorMask;
  readonly executeCompiled: CompiledExecution;
}

/** Opens a subscription; every event is run with fresh loaders, because those of the first would answer from memory. */
export async function openSubscription<Context extends ServerContext>(
  parts: SubscriptionParts<Context>,
): Promise<PacedResults | ExecutionResult> {
  const { id, admitted, connection, options, mask, executeCompiled } = parts;
  let context = parts.context;
  const source = await createSourceEventStream({ ...admitted, contextValue: context });
  if (!(Symbol.asyncIterator in source)) return source;
  openSubscriptions.inc();
  // An event that could not be told now must not be passed by: the client is sent away, comes back with its cursor, and is told then.
  const excuses = (error: unknown): boolean => {
    if (mask(error).extensions?.code !== "SERVICE_UNAVAILABLE") return false;
    connection.close(TRY_AGAIN_LATER, "Try again later");
    return true;
  };
  const results: PacedResults = new PacedResults({
    source: source[Symbol.asyncIterator](),
    ready: () => connection.outbox.ready(),
    run: async (event) => {
      const fresh = await contextFor(connection, options, mask, context);
      if (fresh === null) return null;
      context = fresh;
      const execution = { ...admitted, rootValue: event, contextValue: fresh };
      const result = (await executeCompiled(execution)) ?? (await execute(execution));
      return result.errors?.some(excuses) ? null : result;
    },
    excuses,
    ended: () => {
      openSubscriptions.dec();
      connection.forget(id, results);
    },
  });
  connection.keep(id, results);
  return results;
}
