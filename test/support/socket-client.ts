import { WebSocket } from "ws";

/** A frame of graphql-transport-ws, read. */
export interface Frame {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

/** A raw client of graphql-transport-ws: it says exactly what a test wants, and remembers all it heard. */
export interface SocketClient {
  readonly socket: WebSocket;
  readonly frames: Frame[];
  /** The code and reason the socket closed with; settles when it does. */
  readonly closed: Promise<{ code: number; reason: string }>;
  send(frame: unknown): void;
  /** Settles with the first frame (past or future) that matches; rejects when the socket closes before. */
  hear(matches: (frame: Frame) => boolean): Promise<Frame>;
  /** The types of the frames heard for one operation, in order. */
  heardFor(id: string): string[];
  end(): Promise<void>;
}

/** Opens a socket and waits until it is open, or refused. */
export async function openSocket(
  url: string,
  options: { protocol?: string; headers?: Record<string, string> } = {},
): Promise<SocketClient> {
  const socket = new WebSocket(url, options.protocol ?? "graphql-transport-ws", { headers: options.headers ?? {} });
  const frames: Frame[] = [];
  const listeners = new Set<() => void>();
  let isClosed = false;
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.once("close", (code, reason) => {
      isClosed = true;
      resolve({ code, reason: String(reason) });
      for (const listener of listeners) listener();
    });
  });
  socket.on("message", (data) => {
    frames.push(JSON.parse(String(data)) as Frame);
    for (const listener of listeners) listener();
  });
  await new Promise<void>((resolve, reject) => {
    socket.once("open", resolve);
    socket.once("error", reject);
  });
  return {
    socket,
    frames,
    closed,
    send: (frame) => socket.send(typeof frame === "string" ? frame : JSON.stringify(frame)),
    hear: (matches) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = frames.find(matches);
          if (found !== undefined) resolve(found);
          else if (isClosed) reject(new Error("the socket closed before the frame came"));
          else return;
          listeners.delete(look);
        };
        listeners.add(look);
        look();
      }),
    heardFor: (id) => frames.filter((frame) => frame.id === id).map(({ type }) => type),
    end: async () => {
      socket.close();
      await closed;
    },
  };
}

/** Opens a socket and signs in on it. */
export async function openSignedIn(url: string, authorization: string): Promise<SocketClient> {
  const client = await openSocket(url);
  client.send({ type: "connection_init", payload: { authorization } });
  await client.hear(({ type }) => type === "connection_ack");
  return client;
}

/** The frame that starts an operation. */
export function subscribe(id: string, query: string, variables?: Record<string, unknown>): Frame {
  return { type: "subscribe", id, payload: { query, ...(variables === undefined ? {} : { variables }) } };
}
