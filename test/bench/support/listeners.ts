import { WebSocket } from "ws";
import { until } from "../../support/until";

const QUERY = "subscription { caseEvents { ... on DomainEvent { id recordedAt caseId streamSequence type } } }";
const RECORDED_AT = /"recordedAt":"([^"]+)"/;

/** Many websockets, each with one subscription, that note how old each event was when its frame came. */
export interface Listeners {
  /** Milliseconds from the instant an event bears, which is before its commit, to its frame. */
  readonly delays: number[];
  heard(frames: number): Promise<void>;
  close(): void;
}

/** Opens a subscriber for each token, at the server of the same place, and waits until every one listens. */
export async function openListeners(subscribers: readonly { url: string; token: string }[]): Promise<Listeners> {
  const delays: number[] = [];
  const sockets = await Promise.all(
    subscribers.map(
      ({ url, token }) =>
        new Promise<WebSocket>((resolve, reject) => {
          const socket = new WebSocket(url, "graphql-transport-ws", { perMessageDeflate: false });
          socket.once("error", reject);
          socket.once("open", () =>
            socket.send(JSON.stringify({ type: "connection_init", payload: { authorization: `Bearer ${token}` } })),
          );
          socket.on("message", (message) => {
            const text = String(message);
            const recordedAt = RECORDED_AT.exec(text)?.[1];
            if (recordedAt !== undefined) delays.push(Date.now() - Date.parse(recordedAt));
            else if (text.includes("connection_ack")) {
              socket.send(JSON.stringify({ id: "1", type: "subscribe", payload: { query: QUERY } }));
              resolve(socket);
            } else if (text.includes('"error"')) reject(new Error(text));
          });
        }),
    ),
  );
  return {
    delays,
    heard: (frames) => until(`${frames} frames`, () => delays.length >= frames, 60_000),
    close: () => {
      for (const socket of sockets) socket.terminate();
    },
  };
}
