import { type ChildProcess, fork } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { transformFileSync } from "@swc/core";
import { openPool } from "../../src/db/open-pool";
import type { JobFailed, QueueUnreachable } from "../../src/jobs/job-queue";
import type { QueueTiming } from "../../src/jobs/job-store";
import { openQueue } from "../../src/jobs/open-queue";

const source = join(__dirname, "../../src");

/** Where a queue keeps its jobs. */
export interface QueueAddress {
  redisUrl: string | null;
  postgresUrl: string;
}

/** Short enough for a test to see a job tried again, or a queue reopened; a worker that a busy machine holds up keeps its job, as in a server. */
const BRISK: QueueTiming = { lockMs: 30_000, retryMs: 10, drainMs: 5_000, reopenMs: 100 };

/** Short enough for a test to see a job left behind; so short that a busy machine may have a job done twice. */
export const FORGETFUL: Pick<QueueTiming, "lockMs"> = { lockMs: 500 };

/** Opens a queue in this process, as a server would; what it reports is kept in `told`. */
export async function aQueue({ redisUrl, postgresUrl }: QueueAddress, timing: Partial<QueueTiming> = {}) {
  const told: (JobFailed | QueueUnreachable)[] = [];
  const hears = new Set<() => void>();
  const queue = await openQueue({
    redisUrl,
    openPool: (size) => openPool({ url: postgresUrl, role: "steward_server", schema: "bullmq", size, applicationName: "steward-queue" }),
    failed(error) {
      told.push(error);
      for (const hear of hears) hear();
    },
    timing: { ...BRISK, ...timing },
  });
  return {
    ...queue,
    told,
    /** Settles when this many reports have come. */
    toldOf(count: number): Promise<void> {
      return new Promise((resolve) => {
        const hear = (): void => {
          if (told.length >= count) resolve();
        };
        hears.add(hear);
        hear();
      });
    },
  };
}

/** Counts what happens, and lets a test wait for so many of it. */
export function aTally() {
  const seen: string[] = [];
  const waiting: { count: number; resolve: () => void }[] = [];
  return {
    seen,
    add(what: string): void {
      seen.push(what);
      for (const { count, resolve } of waiting) if (seen.length >= count) resolve();
    },
    reaches(count: number): Promise<void> {
      return new Promise((resolve) => (seen.length >= count ? resolve() : waiting.push({ count, resolve })));
    },
  };
}

/** Compiles the queue into a folder of its own, from which processes of their own take part in it. */
export function aQueuePlace() {
  const folder = mkdtempSync(join(tmpdir(), "steward-queue-"));
  const hosts: ChildProcess[] = [];
  for (const file of [...readdirSync(join(source, "jobs")).map((name) => `jobs/${name}`), "db/open-pool.ts"]) {
    const target = join(folder, file.replace(/\.ts$/, ".js"));
    mkdirSync(join(target, ".."), { recursive: true });
    writeFileSync(target, transformFileSync(join(source, file), { sourceMaps: false }).code);
  }
  symlinkSync(join(source, "../node_modules"), join(folder, "node_modules"));
  cpSync(join(__dirname, "queue-host.cjs"), join(folder, "host.cjs"));

  return {
    /** Starts a process; `ran` tallies the ids of the jobs it was given. */
    host(address: QueueAddress, timing: Partial<QueueTiming> = {}) {
      const child = fork(join(folder, "host.cjs"), [folder, JSON.stringify({ ...address, timing: { ...BRISK, ...timing } })], {
        execArgv: [],
      });
      hosts.push(child);
      const ran = aTally();
      const did = aTally();
      child.on("message", (message: { ran?: string; did?: string }) => {
        if (message.ran !== undefined) ran.add(message.ran);
        if (message.did !== undefined) did.add(message.did);
      });
      return {
        ran,
        /** Asks the process to do something, and settles when it has. */
        async does(what: "every" | "work" | "hang", name: string): Promise<void> {
          const before = did.seen.length;
          child.send({ what, name });
          await did.reaches(before + 1);
        },
        async kill(): Promise<void> {
          const ended = new Promise((resolve) => child.once("exit", resolve));
          child.kill("SIGKILL");
          await ended;
        },
        async close(): Promise<void> {
          const ended = new Promise((resolve) => child.once("exit", resolve));
          child.send({ what: "close" });
          await ended;
        },
      };
    },
    close(): void {
      for (const child of hosts) child.kill("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
