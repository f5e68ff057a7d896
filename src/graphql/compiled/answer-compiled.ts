import { type ApolloServerPlugin, HeaderMap } from "@apollo/server";
import type { ErrorMask } from "../errors/mask-error";
import type { ServerContext } from "../server-options";
import type { CompiledExecution } from "./execute-compiled";

/** The Apollo plugin that answers by compiled code where it can; where it cannot, Apollo has graphql-js execute as ever. */
export function answerCompiled<Context extends ServerContext>(
  executeCompiled: CompiledExecution,
  mask: ErrorMask,
): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async responseForOperation({ document, operation, request, contextValue }) {
          const result = await executeCompiled({ document, operation, variableValues: request.variables ?? {}, contextValue });
          if (result === null) return null;
          const { data, errors } = result;
          return {
            http: { headers: new HeaderMap() },
            body: { kind: "single", singleResult: { data, ...(errors === undefined ? {} : { errors: errors.map(mask) }) } },
          };
        },
      };
    },
  };
}
