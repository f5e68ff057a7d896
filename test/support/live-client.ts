import { createClient, type Message } from "graphql-ws";
import { WebSocket } from "ws";
import { until } from "./until";

/** An event as the streams of these tests ask for it. */
export interface Seen {
  id: string;
  type: string;
  position: number;
  cursor: string;
  caseId: string | null;
  stream: string;
  streamSequence: number;
  actor: { id?: string; key?: string };
  outcome?: string;
  recordedAt: string;
}

const FIELDS = `__typename ... on DomainEvent { id type position cursor caseId stream streamSequence recordedAt
  actor { ... on Person { id } ... on SystemActor { key } } } ... on TransferEnded { outcome }`;

/** The two streams of the API, with what every test here compares. */
export const OWNERSHIP_CHANGED = `subscription ($filter: EventFilter, $after: Cursor) { ownershipChanged(filter: $filter, after: $after) { ${FIELDS} } }`;
export const CASE_EVENTS = `subscription ($filter: EventFilter, $after: Cursor) { caseEvents(filter: $filter, after: $after) { ${FIELDS} } }`;

/** What a stream is asked for. */
export interface StreamAsk {
  filter?: { types?: string[]; streams?: string[]; caseIds?: string[]; actorIds?: string[] };
  after?: string | null;
}

/** One running subscription, as its client saw it. */
export interface LiveStream {
  readonly seen: Seen[];
  /** When each was received, in milliseconds of the world's clock. */
  readonly seenAt: number[];
  /** Error results and `error` frames, in the order they came. */
  readonly errors: unknown[];
  /** Whether the server said `complete`. */
  completed: boolean;
  /** Waits until an event with this id came. */
  has(eventId: string, withinMs?: number): Promise<void>;
  stop(): void;
}

/** A signed-in socket. */
export interface LiveClient {
  /** Every frame the server sent, raw. */
  readonly frames: Message[];
  readonly socket: WebSocket;
  readonly closed: Promise<{ code: number; reason: string }>;
  watch(query: string, ask?: StreamAsk): LiveStream;
  end(): Promise<void>;
}

/** Signs in on a socket of a server with graphql-ws's own client, which never reconnects by itself here. */
export async function liveClient(wsAddress: string, token: string): Promise<LiveClient> {
  const frames: Message[] = [];
  let close: (event: { code: number; reason: string }) => void;
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    close = resolve;
  });
  const client = createClient({
    url: wsAddress,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
    lazy: false,
    retryAttempts: 0,
    onNonLazyError: () => undefined,
  });
  client.on("message", (frame) => void frames.push(frame));
  client.on("closed", (event) => {
    const { code, reason } = event as { code: number; reason: string };
    close({ code, reason });
  });
  const socket = await new Promise<WebSocket>((resolve, reject) => {
    client.on("connected", (connected) => resolve(connected as WebSocket));
    void closed.then(({ code, reason }) => reject(new Error(`the socket was refused: ${code} ${reason}`)));
  });
  return {
    frames,
    socket,
    closed,
    watch(query, ask = {}) {
      const seen: Seen[] = [];
      const seenAt: number[] = [];
      const errors: unknown[] = [];
      const stop = client.subscribe<Record<string, Seen>>(
        { query, variables: { ...ask } },
        {
          next: ({ data, errors: wrong }) => {
            if (wrong !== undefined) errors.push(wrong);
            for (const event of Object.values(data ?? {})) {
              seen.push(event);
              seenAt.push(Date.now());
            }
          },
          // A closed socket ends every stream, too; only a list of errors came in an `error` frame.
          error: (error) => void (Array.isArray(error) && errors.push(error)),
          complete: () => {
            stream.completed = true;
          },
        },
      );
      const stream: LiveStream = {
        seen,
        seenAt,
        errors,
        completed: false,
        has: (eventId, withinMs) => until(`the stream brings ${eventId}`, () => seen.some(({ id }) => id === eventId), withinMs),
        stop,
      };
      return stream;
    },
    async end() {
      await client.dispose();
      socket.terminate();
    },
  };
}
