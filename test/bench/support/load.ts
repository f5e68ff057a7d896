import { readFileSync } from "node:fs";
import { connect, type Socket } from "node:net";

const END_OF_HEAD = Buffer.from("\r\n\r\n");

/** One operation as it goes over the wire. */
export interface Shot {
  url: string;
  token?: string;
  body: string;
}

/**
 * A keep-alive connection that asks one thing at a time and reads no more of the answer than its status and length.
 *
 * A full HTTP client would cost more than the servers that are compared, and on the same processors.
 */
export class Line {
  private readonly request: (body: string) => Buffer;
  private waiting: { resolve: (body: Buffer) => void; reject: (error: Error) => void } | null = null;
  private held: Buffer[] = [];
  private size = 0;
  private expected = 0;
  private head = 0;

  private constructor(
    private readonly socket: Socket,
    shot: Shot,
  ) {
    const { host, pathname } = new URL(shot.url);
    const sign = shot.token === undefined ? "" : `authorization: Bearer ${shot.token}\r\n`;
    const head = `POST ${pathname} HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\n${sign}`;
    this.request = (body) => Buffer.from(`${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    socket.on("data", (chunk) => this.read(chunk));
    socket.on("error", (error) => this.waiting?.reject(error));
    socket.on("close", () => this.waiting?.reject(new Error("the connection was closed before the answer came")));
  }

  static open(shot: Shot): Promise<Line> {
    const { hostname, port } = new URL(shot.url);
    return new Promise((resolve, reject) => {
      const socket = connect({ host: hostname, port: Number(port), noDelay: true });
      socket.once("error", reject);
      socket.once("connect", () => resolve(new Line(socket, shot)));
    });
  }

  /** Posts a body and answers the body that came back; anything but 200 is thrown. */
  ask(body: string): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.socket.write(this.request(body));
    });
  }

  close(): void {
    this.waiting = null;
    this.socket.destroy();
  }

  private read(chunk: Buffer): void {
    this.held.push(chunk);
    this.size += chunk.length;
    if (this.expected === 0) this.readHead();
    if (this.expected === 0 || this.size < this.expected) return;
    const answer = Buffer.concat(this.held);
    const status = answer.toString("latin1", 9, 12);
    const body = answer.subarray(this.head, this.expected);
    const { waiting } = this;
    this.held = [];
    this.size = 0;
    this.expected = 0;
    this.waiting = null;
    if (status === "200") waiting?.resolve(body);
    else waiting?.reject(new Error(`${status} ${body.toString("utf8", 0, 500)}`));
  }

  private readHead(): void {
    const start = Buffer.concat(this.held);
    const end = start.indexOf(END_OF_HEAD);
    if (end < 0) return;
    const length = /content-length: (\d+)/i.exec(start.toString("latin1", 0, end))?.[1];
    if (length === undefined) throw new Error("an answer without a length");
    this.head = end + END_OF_HEAD.length;
    this.expected = this.head + Number(length);
  }
}

/** Asks the same thing over several connections at once for a while, and answers how many answers came in a second. */
export async function fire(shot: Shot, { connections, forMs }: { connections: number; forMs: number }): Promise<number> {
  const lines = await Promise.all(Array.from({ length: connections }, () => Line.open(shot)));
  const startedAt = performance.now();
  let answers = 0;
  await Promise.all(
    lines.map(async (line) => {
      while (performance.now() - startedAt < forMs) {
        await line.ask(shot.body);
        answers += 1;
      }
    }),
  );
  const seconds = (performance.now() - startedAt) / 1_000;
  for (const line of lines) line.close();
  return answers / seconds;
}

const TICKS_PER_SECOND = 100;

/** The processor time a process has used so far, in milliseconds; `null` where the system does not tell. */
export function processorTime(pid: number): number | null {
  if (process.platform !== "linux") return null;
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /, "")
    .split(" ");
  return ((Number(fields[11]) + Number(fields[12])) * 1_000) / TICKS_PER_SECOND;
}
