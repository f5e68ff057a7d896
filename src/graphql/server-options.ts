import type { ApolloServerPlugin } from "@apollo/server";
import type { GraphQLSchema } from "graphql";
import type { Logger } from "pino";
import type { Config } from "../config";
import type { TokenVerifier, VerifiedToken } from "./identity/token-verifier";

/** What the transport itself asks of a context; the rest is the schema's own business. */
export interface ServerContext {
  /** Whether this viewer may ask for the larger cost. */
  readonly mayEditDrafts?: boolean | undefined;
}

/** Where an operation came from. */
export interface CallInfo {
  readonly requestId: string;
  readonly transport: "http" | "websocket";
  readonly address: string;
}

/** What a server is made of. It knows no schema of its own. */
export interface ServerOptions<Context extends ServerContext> {
  readonly schema: GraphQLSchema;
  readonly config: Config;
  readonly logger: Logger;
  readonly verifyToken: TokenVerifier;
  /**
   * Called once for every operation and again for every event of a subscription, so that loaders are fresh.
   *
   * `caller` is `null` for an HTTP request without a token. It may throw UNAUTHENTICATED; on a websocket that closes the socket.
   */
  makeContext(caller: VerifiedToken | null, info: CallInfo): Promise<Context>;
  /** Makes the context of the next event from the one before; without it `makeContext` is called again. */
  readonly freshContext?: (context: Context) => Context | Promise<Context>;
  /** Named checks of /readyz; one that rejects makes the server unready. */
  readonly readiness: Readonly<Record<string, () => Promise<void>>>;
  /** Called before /metrics is printed, for what is counted elsewhere; where it rejects, the figures of before stay. */
  readonly measure?: () => Promise<void>;
  readonly plugins?: readonly ApolloServerPlugin<Context>[];
  /** The built GraphiQL; served in development only. */
  readonly graphiqlFolder?: string;
}

/** A signed-in websocket, as revocation sees it. */
export interface SocketIdentity {
  readonly personId: string;
  readonly issuedAt: Date;
  readonly tokenId: string | null;
}

/** A server that listens. */
export interface RunningServer {
  /** The URL of the server, without a path. */
  readonly address: string;
  readonly port: number;
  /** Finishes what is running, completes subscriptions, closes sockets (1001) and stops listening. */
  stop(): Promise<void>;
  /** Closes (4403) every socket that matches, without another frame; returns how many. */
  closeSocketsOf(matches: (socket: SocketIdentity) => boolean): number;
}
