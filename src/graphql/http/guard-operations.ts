import type { ApolloServerPlugin } from "@apollo/server";
import { refuseRequest } from "../errors/error-codes";
import { refuseOperationName } from "../errors/refuse-operation-name";
import { limitCost } from "../limits/limit-cost";
import { countOperation } from "../measure-traffic";
import type { ServerContext } from "../server-options";
import { chooseStatus } from "./choose-status";

/** What the log line of a request says about its operation: never its text or its variables. */
export interface OperationNote {
  type?: string;
  name?: string | null;
  outcome?: string;
}

// Apollo copies the context, so its identity is lost and only what lies in it comes through.
const NOTE = Symbol("operation note");

/** Lays the note into a context, where the plugin finds it again. */
export function layNote(context: object, note: OperationNote): void {
  Object.assign(context, { [NOTE]: note });
}

function noteIn(context: object): OperationNote {
  return (context as { [NOTE]?: OperationNote })[NOTE] ?? {};
}

/** The Apollo plugin that prices every operation, says what it cost, chooses the status and counts the outcome. */
export function guardOperations<Context extends ServerContext>(): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      const startedAt = performance.now();
      let cost: number | null = null;
      return {
        async didResolveOperation({ schema, document, operation, request, contextValue }) {
          if (operation === undefined) throw refuseOperationName(request.operationName);
          if (operation.operation === "subscription")
            throw refuseRequest("BAD_REQUEST", "Subscriptions run over a websocket: graphql-transport-ws.");
          cost = limitCost({ schema, document, operation, variables: request.variables ?? {} }, contextValue);
        },
        async willSendResponse({ response, request, operation, operationName, contextValue }) {
          if (response.body.kind !== "single") return;
          const result = response.body.singleResult;
          if (cost !== null) result.extensions = { ...result.extensions, cost };
          // Apollo has decided already where the request itself was malformed or of the wrong method.
          if (response.http.status !== 405) response.http.status = chooseStatus(result, request.http?.headers.get("accept"));
          if (response.http.status === 503) response.http.headers.set("retry-after", "1");
          const note = {
            type: operation?.operation ?? "unknown",
            name: operationName ?? null,
            outcome: String(result.errors?.[0]?.extensions?.code ?? "ok"),
          };
          Object.assign(noteIn(contextValue), note);
          countOperation({ ...note, transport: "http", seconds: (performance.now() - startedAt) / 1_000 });
        },
      };
    },
  };
}
