import { WebSocket } from "ws";
import type { ServerProcess } from "./spawn-server";

/** Starts a server so that its memory can be looked into. */
export const INSPECTABLE = { NODE_OPTIONS: "--inspect=127.0.0.1:0" } as const;

const LISTENING = /Debugger listening on (ws:\S+)/;

/** What a process holds once its garbage is collected, in bytes. */
export interface Holding {
  rss: number;
  heapUsed: number;
  external: number;
}

/** Looks into a server process from outside, through the runtime's own inspector. */
export interface Inspector {
  /** Collects the garbage, and says what is held then. */
  holds(): Promise<Holding>;
  end(): void;
}

interface Answered {
  id?: number;
  error?: { message: string };
  result?: { result?: { value?: string } };
}

/** Opens the inspector of a server that was started inspectable. */
export async function inspectServer(server: ServerProcess): Promise<Inspector> {
  const url = LISTENING.exec(server.output())?.[1];
  if (url === undefined) throw new Error(`this server cannot be looked into:\n${server.output()}`);
  const socket = new WebSocket(url);
  await new Promise<void>((resolve, reject) => {
    socket.once("open", resolve);
    socket.once("error", reject);
  });
  let asked = 0;
  const ask = (method: string, params: object = {}): Promise<Answered> =>
    new Promise((resolve, reject) => {
      asked += 1;
      const id = asked;
      const hear = (data: unknown) => {
        const answer = JSON.parse(String(data)) as Answered;
        if (answer.id !== id) return;
        socket.off("message", hear);
        if (answer.error === undefined) resolve(answer);
        else reject(new Error(answer.error.message));
      };
      socket.on("message", hear);
      socket.send(JSON.stringify({ id, method, params }));
    });
  return {
    async holds() {
      await ask("HeapProfiler.collectGarbage");
      await ask("HeapProfiler.collectGarbage");
      const { result } = await ask("Runtime.evaluate", { expression: "JSON.stringify(process.memoryUsage())", returnByValue: true });
      return JSON.parse(result?.result?.value ?? "null") as Holding;
    },
    end: () => socket.terminate(),
  };
}
