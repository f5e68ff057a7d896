import { CloseCode } from "graphql-ws";
import { isErrorCode } from "../errors/error-codes";
import type { ErrorMask } from "../errors/mask-error";
import { identifyCaller } from "../identity/identify-caller";
import type { VerifiedToken } from "../identity/token-verifier";
import type { RateLimits } from "../limit-rate";
import { LIMITS } from "../limits/limits";
import { openSockets } from "../measure-traffic";
import type { ServerContext, ServerOptions } from "../server-options";
import { type SocketConnection, TRY_AGAIN_LATER } from "./socket-connection";
import type { SocketRegistry } from "./socket-registry";

/** What signing in on a socket needs. */
export interface SignInParts<Context extends ServerContext> {
  readonly options: ServerOptions<Context>;
  readonly registry: SocketRegistry;
  readonly rates: RateLimits;
  readonly mask: ErrorMask;
}

/**
 * Decides whether `connection_init` is acknowledged; `false` closes the socket (4403).
 *
 * The token comes in the payload's `authorization`, else in the header of the upgrade. The context is made once here, so
 * that an account that has ended is refused before it subscribes to anything.
 */
export async function signIn<Context extends ServerContext>(
  connection: SocketConnection,
  authorization: unknown,
  { options, registry, rates, mask }: SignInParts<Context>,
): Promise<boolean> {
  const { address, requestId } = connection;
  try {
    const caller = await identifyCaller(authorization, address, { verifyToken: options.verifyToken, rates });
    if (caller === null || !connection.isOpen) return false;
    const personId = personOf(await options.makeContext(caller, { requestId, transport: "websocket", address }), caller);
    if (!connection.isOpen) return false;
    if (registry.countOf(personId) >= LIMITS.socketsPerPerson) return refuse(connection, CloseCode.Forbidden, "LIMIT_SOCKETS");
    connection.signIn(caller, personId);
    if (connection.isOpen) openSockets.inc();
    return connection.isOpen;
  } catch (error) {
    const code = mask(error).extensions?.code;
    if (code === "UNAUTHENTICATED" || code === "FORBIDDEN") return refuse(connection, CloseCode.Forbidden, "Forbidden");
    if (code === "INTERNAL_SERVER_ERROR") return refuse(connection, CloseCode.InternalServerError, "Internal server error");
    return refuse(connection, TRY_AGAIN_LATER, isErrorCode(code) ? code : "Try again later");
  }
}

/** A context that may say who the person behind a token is. */
interface Personal extends ServerContext {
  readonly person?: { readonly id: string } | null | undefined;
}

// An identity provider may name people by their e-mail address; the log ends rights by their ids.
function personOf(context: Personal, caller: VerifiedToken): string {
  return context.person?.id ?? caller.subject;
}

function refuse(connection: SocketConnection, code: number, reason: string): false {
  connection.close(code, reason);
  return false;
}
