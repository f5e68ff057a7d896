import type { WebSocket } from "ws";
import { LIMITS } from "../limits/limits";

/**
 * The sending side of one socket.
 *
 * A client that stops reading must not make the server remember for it: `send` settles when the frame left this
 * process, and `ready` holds back whoever would make the next one.
 */
export class SocketOutbox {
  private waiting: (() => void)[] = [];

  constructor(private readonly socket: WebSocket) {
    socket.once("close", () => this.wake());
  }

  /** Sends one frame; a socket that is going away swallows it. */
  send(frame: string): Promise<void> {
    if (this.socket.readyState !== this.socket.OPEN) return Promise.resolve();
    return new Promise((resolve) => {
      this.socket.send(frame, () => {
        this.wake();
        resolve();
      });
    });
  }

  /** Settles once the client has taken most of what was sent, or is gone. */
  async ready(): Promise<void> {
    while (this.isFull()) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  /** Lets go of everyone who waits, because this socket is about to close. */
  wake(): void {
    const waiting = this.waiting;
    this.waiting = [];
    for (const resume of waiting) resume();
  }

  private isFull(): boolean {
    return this.socket.readyState === this.socket.OPEN && this.socket.bufferedAmount > LIMITS.unsentBytes;
  }
}
