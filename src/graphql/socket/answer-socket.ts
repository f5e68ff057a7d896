import { type ExecutionArgs, type ExecutionResult, execute, GraphQLError, type GraphQLFormattedError, OperationTypeNode } from "graphql";
import { makeServer, type Context as ProtocolContext, type Server } from "graphql-ws";
import { asError } from "../../db/read-error";
import type { CompiledExecution } from "../compiled/execute-compiled";
import { refuseRequest } from "../errors/error-codes";
import type { ErrorMask } from "../errors/mask-error";
import type { RateLimits } from "../limit-rate";
import { limitCost } from "../limits/limit-cost";
import { LIMITS } from "../limits/limits";
import { countOperation } from "../measure-traffic";
import type { ServerContext, ServerOptions } from "../server-options";
import type { Admission, Admitted, OperationPayload } from "./admit-operation";
import { contextFor, openSubscription } from "./open-subscription";
import { signIn } from "./sign-in";
import type { SocketConnection } from "./socket-connection";
import type { SocketRegistry } from "./socket-registry";

/** What the socket side is joined from. */
export interface SocketParts<Context extends ServerContext> {
  readonly options: ServerOptions<Context>;
  readonly registry: SocketRegistry;
  readonly rates: RateLimits;
  readonly mask: ErrorMask;
  readonly executeCompiled: CompiledExecution;
  readonly admit: Admission;
  isDraining(): boolean;
}

/** What graphql-ws carries along for each socket. */
export interface SocketExtra {
  readonly connection: SocketConnection;
  readonly authorization: string | undefined;
}

interface Execution<Context extends ServerContext> extends ExecutionArgs {
  readonly run: {
    readonly id: string;
    readonly admitted: Admitted;
    readonly context: Context;
    readonly connection: SocketConnection;
    readonly cost: number;
  };
}

type Protocol = ProtocolContext<Record<string, unknown> | undefined, SocketExtra>;

/** Joins graphql-transport-ws with the gates that HTTP has: sign-in, rates, limits, cost and the error mask. */
export function answerSockets<Context extends ServerContext>(parts: SocketParts<Context>): Server<SocketExtra> {
  const { mask } = parts;
  return makeServer<Record<string, unknown> | undefined, SocketExtra>({
    connectionInitWaitTimeout: LIMITS.connectionInitMs,
    onConnect: (protocol) => {
      const { connection, authorization } = protocol.extra;
      connection.countOperations = () => Object.keys(protocol.subscriptions).length;
      return signIn(connection, protocol.connectionParams?.authorization ?? authorization, parts);
    },
    onSubscribe: async (protocol, id, payload) => {
      try {
        return await begin(protocol, id, payload, parts);
      } catch (error) {
        return [asGraphQLError(error)];
      }
    },
    execute: (args) => answerOnce(args as Execution<Context>, parts),
    subscribe: (args) => open(args as Execution<Context>, parts),
    onNext: (_protocol, _id, _payload, args, result) => {
      const { run } = args as Execution<Context>;
      const errors = result.errors?.map(mask);
      const isStream = run.admitted.operation.operation === OperationTypeNode.SUBSCRIPTION;
      const extensions = isStream ? result.extensions : { ...result.extensions, cost: run.cost };
      return {
        ...result,
        ...(errors === undefined ? {} : { errors }),
        ...(extensions === undefined ? {} : { extensions }),
      } as ExecutionResult;
    },
    onError: (_protocol, _id, _payload, errors): readonly GraphQLFormattedError[] => errors.map(mask),
  });
}

async function begin<Context extends ServerContext>(
  protocol: Protocol,
  id: string,
  payload: OperationPayload,
  parts: SocketParts<Context>,
): Promise<Execution<Context> | readonly GraphQLError[]> {
  const { connection } = protocol.extra;
  const { options, rates, mask, admit } = parts;
  const gone = () => [refuseRequest("SERVICE_UNAVAILABLE", "The server is stopping. Connect again.")];
  if (parts.isDraining() || connection.caller === null) return gone();
  if (connection.countOperations() > LIMITS.operationsPerSocket) {
    const limit = LIMITS.operationsPerSocket;
    return [refuseRequest("LIMIT_OPERATIONS", `This socket already runs the ${limit} operations allowed.`, { limit })];
  }
  await rates.countPerson(connection.caller.subject);
  const admitted = admit(payload);
  if (!("document" in admitted)) return refused(admitted, mask);
  const context = await contextFor(connection, options, mask);
  if (context === null) return gone();
  const { schema, document, operation, variableValues } = admitted;
  const cost = limitCost({ schema, document, operation, variables: variableValues }, context);
  return {
    schema,
    document,
    operationName: admitted.operationName,
    variableValues,
    contextValue: context,
    run: { id, admitted, context, connection, cost },
  };
}

async function answerOnce<Context extends ServerContext>(
  { run: { admitted, context } }: Execution<Context>,
  { mask, executeCompiled }: SocketParts<Context>,
): Promise<ExecutionResult> {
  const startedAt = performance.now();
  const execution = { ...admitted, contextValue: context };
  const result = (await executeCompiled(execution)) ?? (await execute(execution));
  note(admitted, result, startedAt, mask);
  return result;
}

async function open<Context extends ServerContext>({ run }: Execution<Context>, { options, mask, executeCompiled }: SocketParts<Context>) {
  const startedAt = performance.now();
  const results = await openSubscription({ ...run, options, mask, executeCompiled });
  note(run.admitted, Symbol.asyncIterator in results ? {} : results, startedAt, mask);
  return results;
}

function note({ operation, operationName }: Admitted, { errors }: ExecutionResult, startedAt: number, mask: ErrorMask): void {
  const outcome = errors?.[0] === undefined ? "ok" : String(mask(errors[0]).extensions?.code);
  countOperation({
    transport: "websocket",
    type: operation.operation,
    name: operationName,
    outcome,
    seconds: (performance.now() - startedAt) / 1_000,
  });
}

function refused(errors: readonly GraphQLError[], mask: ErrorMask): readonly GraphQLError[] {
  const outcome = errors[0] === undefined ? "ok" : String(mask(errors[0]).extensions?.code);
  countOperation({ transport: "websocket", type: "unknown", name: null, outcome, seconds: 0 });
  return errors;
}

function asGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  const originalError = asError(error);
  return new GraphQLError(originalError.message, { originalError });
}
