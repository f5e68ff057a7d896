import { type Server as HttpServer, type IncomingMessage, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { CloseCode, handleProtocols } from "graphql-ws";
import { type WebSocket, WebSocketServer } from "ws";
import { describeBug } from "../errors/describe-bug";
import { requestIdOf } from "../http/log-requests";
import { LIMITS } from "../limits/limits";
import type { ServerContext } from "../server-options";
import { answerSockets, type SocketParts } from "./answer-socket";
import { SocketConnection } from "./socket-connection";

const PING_MS = 30_000;
// A client that floods and does not read: answers pile up faster than they leave.
const MOST_UNSENT_BYTES = 4 * 1024 * 1024;

/** Takes websockets on /graphql, on the same port as HTTP. */
export function acceptSockets<Context extends ServerContext>(http: HttpServer, parts: SocketParts<Context>): void {
  const { config, logger } = parts.options;
  const protocol = answerSockets(parts);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LIMITS.bodyBytes, perMessageDeflate: false, handleProtocols });

  const take = (socket: WebSocket, request: IncomingMessage): void => {
    const connection = new SocketConnection(socket, requestIdOf(request), request.socket.remoteAddress ?? "unknown");
    parts.registry.add(connection);
    keepAlive(socket);
    socket.on("error", (error) => logger.debug({ requestId: connection.requestId, bug: describeBug(error) }, "a websocket failed"));
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        send: (frame) => connection.outbox.send(frame),
        close: (code, reason) => connection.close(code ?? CloseCode.InternalServerError, reason ?? ""),
        onMessage: (read) =>
          socket.on("message", (message) => {
            if (socket.bufferedAmount > MOST_UNSENT_BYTES) return socket.terminate();
            read(String(message)).catch((error: unknown) => {
              logger.error({ requestId: connection.requestId, bug: describeBug(error) }, "a websocket message met a bug");
              connection.close(CloseCode.InternalServerError, "Internal server error");
            });
          }),
      },
      { connection, authorization: request.headers.authorization },
    );
    socket.once("close", (code, reason) => {
      closed(code, String(reason)).catch((error: unknown) => logger.error({ bug: describeBug(error) }, "a websocket could not be let go"));
    });
  };

  http.on("upgrade", (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on("error", () => stream.destroy());
    if (request.url?.split("?")[0] !== "/graphql") return decline(stream, 404);
    if (parts.isDraining()) return decline(stream, 503);
    if (!isWelcome(request, config.corsOrigins)) return decline(stream, 403);
    parts.rates.isExhausted(request.socket.remoteAddress ?? "unknown").then(
      (isExhausted) => (isExhausted ? decline(stream, 429) : sockets.handleUpgrade(request, stream, head, take)),
      () => decline(stream, 500),
    );
  });
}

// Browsers send cookies and reach loopback from any page; only pages of this host, or listed ones, may open a socket.
function isWelcome({ headers: { origin, host } }: IncomingMessage, allowed: readonly string[]): boolean {
  if (origin === undefined || allowed.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

function decline(stream: Duplex, status: number): void {
  stream.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function keepAlive(socket: WebSocket): void {
  let isAlive = true;
  socket.on("pong", () => {
    isAlive = true;
  });
  const timer = setInterval(() => {
    if (!isAlive) return socket.terminate();
    isAlive = false;
    socket.ping();
  }, PING_MS);
  timer.unref();
  socket.once("close", () => clearInterval(timer));
}
