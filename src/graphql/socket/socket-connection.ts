import { CloseCode } from "graphql-ws";
import type { WebSocket } from "ws";
import type { VerifiedToken } from "../identity/token-verifier";
import type { PacedResults } from "./pace-results";
import { SocketOutbox } from "./socket-outbox";

/** "Try again later", from the registry of websocket close codes: clients come back by themselves. */
export const TRY_AGAIN_LATER = 1013;

const LONGEST_TIMER_MS = 2 ** 31 - 1;
const CLOSE_HANDSHAKE_MS = 2_000;

/** One websocket: who is on it, what runs on it, and how it ends. */
export class SocketConnection {
  readonly outbox: SocketOutbox;
  /** `null` until `connection_init` brought a good token. */
  caller: VerifiedToken | null = null;
  /** Whom the token names, by their id even where it names them by their e-mail address; `null` until then. */
  personId: string | null = null;
  /** How many operations have begun and not ended on the wire. */
  countOperations: () => number = () => 0;
  private readonly subscriptions = new Map<string, PacedResults>();
  private isEnding = false;
  private expiry: NodeJS.Timeout | null = null;

  constructor(
    readonly socket: WebSocket,
    readonly requestId: string,
    readonly address: string,
  ) {
    this.outbox = new SocketOutbox(socket);
    socket.once("close", () => this.release());
  }

  /** Whether frames may still be sent. */
  get isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }

  /** Binds the socket to a token; it closes by itself when the token expires. */
  signIn(caller: VerifiedToken, personId: string): void {
    this.caller = caller;
    this.personId = personId;
    this.armExpiry(caller.expiresAt.getTime());
  }

  /** Keeps a running subscription, to end it with the socket; one that opens after the end was called ends at once. */
  keep(id: string, results: PacedResults): void {
    this.subscriptions.set(id, results);
    if (this.isEnding) results.end();
  }

  /** Lets go of a subscription that ended. */
  forget(id: string, results: PacedResults): void {
    if (this.subscriptions.get(id) === results) this.subscriptions.delete(id);
  }

  /** Ends every subscription; each is told with a `complete`, and nothing else. */
  completeSubscriptions(): void {
    this.isEnding = true;
    for (const results of [...this.subscriptions.values()]) results.end();
  }

  /** Closes the socket; nothing more is sent on it, whatever its subscriptions were about to say. */
  close(code: number, reason: string): void {
    if (!this.isOpen) return;
    this.socket.close(code, reason);
    this.release();
    // A client that never answers the close frame does not keep the connection.
    setTimeout(() => this.socket.terminate(), CLOSE_HANDSHAKE_MS).unref();
  }

  private release(): void {
    if (this.expiry !== null) clearTimeout(this.expiry);
    this.expiry = null;
    this.completeSubscriptions();
    this.outbox.wake();
  }

  // A timer longer than 2^31 ms fires at once, so a far expiry is waited for in steps.
  private armExpiry(at: number): void {
    const left = at - Date.now();
    if (left <= 0) {
      this.close(CloseCode.Forbidden, "Forbidden");
      return;
    }
    this.expiry = setTimeout(() => this.armExpiry(at), Math.min(left, LONGEST_TIMER_MS));
    this.expiry.unref();
  }
}
