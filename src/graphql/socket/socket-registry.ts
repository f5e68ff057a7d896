import { CloseCode } from "graphql-ws";
import { openSockets } from "../measure-traffic";
import type { SocketIdentity } from "../server-options";
import type { SocketConnection } from "./socket-connection";

const POLL_MS = 20;

/** All sockets of this process, to count, to revoke and to drain. */
export class SocketRegistry {
  private readonly connections = new Set<SocketConnection>();

  /** Keeps a socket from its upgrade to its close. */
  add(connection: SocketConnection): void {
    this.connections.add(connection);
    connection.socket.once("close", () => {
      this.connections.delete(connection);
      if (connection.caller !== null) openSockets.dec();
    });
  }

  /** How many sockets this person has signed in on. */
  countOf(personId: string): number {
    return [...this.connections].filter((connection) => connection.isOpen && connection.personId === personId).length;
  }

  /** Closes (4403) every signed-in socket that matches; returns how many. */
  closeSocketsOf(matches: (socket: SocketIdentity) => boolean): number {
    const ended = [...this.connections].filter(
      ({ caller, personId, isOpen }) =>
        isOpen && caller !== null && personId !== null && matches({ personId, issuedAt: caller.issuedAt, tokenId: caller.tokenId }),
    );
    for (const connection of ended) connection.close(CloseCode.Forbidden, "Forbidden");
    return ended.length;
  }

  /** Completes subscriptions, lets queries and mutations answer, then says goodbye (1001). */
  async drain(withinMs: number): Promise<void> {
    for (const connection of this.connections) connection.completeSubscriptions();
    const until = Date.now() + withinMs;
    while ([...this.connections].some((each) => each.isOpen && each.countOperations() > 0) && Date.now() < until) await pause(POLL_MS);
    for (const connection of this.connections) connection.close(1001, "Going away");
    while (this.connections.size > 0 && Date.now() < until) await pause(POLL_MS);
    for (const { socket } of this.connections) socket.terminate();
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
