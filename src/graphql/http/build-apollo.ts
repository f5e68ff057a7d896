import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from "@apollo/server/plugin/disabled";
import { answerCompiled } from "../compiled/answer-compiled";
import type { CompiledExecution } from "../compiled/execute-compiled";
import type { ErrorMask } from "../errors/mask-error";
import { limitShape } from "../limits/limit-shape";
import { LIMITS } from "../limits/limits";
import type { ServerContext, ServerOptions } from "../server-options";
import { guardOperations } from "./guard-operations";

// Apollo would switch some of these on by itself when it finds variables of its own in the environment.
const NOTHING_LEAVES_THE_SERVER = [
  ApolloServerPluginUsageReportingDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
];

/** Builds Apollo Server with the limits, the mask and nothing that phones home. */
export function buildApollo<Context extends ServerContext>(
  options: ServerOptions<Context>,
  mask: ErrorMask,
  executeCompiled: CompiledExecution,
): ApolloServer<Context> {
  const { production } = options.config;
  const silenced: ApolloServerPlugin<Context>[] = NOTHING_LEAVES_THE_SERVER.map((disable) => disable());
  return new ApolloServer<Context>({
    schema: options.schema,
    logger: options.logger,
    nodeEnv: production ? "production" : "development",
    introspection: !production,
    hideSchemaDetailsFromClientErrors: production,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    csrfPrevention: true,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: LIMITS.tokens },
    validationRules: [limitShape],
    validationOptions: { maxErrors: LIMITS.validationErrors },
    formatError: (_formatted, error) => mask(error),
    plugins: [...silenced, guardOperations<Context>(), ...(options.plugins ?? []), answerCompiled<Context>(executeCompiled, mask)],
  });
}
