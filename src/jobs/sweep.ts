import type { Database } from "../db/database";
import { pastFailPoint } from "../db/fail-points";
import type { Participants } from "../db/participants";
import { runUnitOfWork } from "../db/run-unit-of-work";
import type { UnitOfWork } from "../db/unit-of-work";

/** What is done when a timer of one kind is due: it locks, looks again, and acts once, or finds nothing to do. */
export type TimerHandler = (work: UnitOfWork, subjectId: string) => Promise<void>;

/** What sweeping needs. */
export interface SweepPorts {
  database: Database;
  /** By the kind of timer; a timer of another kind is left for a release that knows it. */
  handlers: { readonly [kind: string]: TimerHandler };
  committed(): void;
  /** What other features do in the same transaction once something has happened; left out: nothing. */
  participants?: Participants;
  failed(error: unknown): void;
}

/** The sweep of this process. */
export interface Sweep {
  /** Does what is due now, and answers how many timers it ended. */
  sweep(): Promise<number>;
  stop(): Promise<void>;
}

const EVERY_MS = 1_000;
const AT_ONCE = 200;

interface DueTimer {
  kind: string;
  subjectId: string;
  version: number;
}

/**
 * Sweeps due timers each second, and at the instant at which the next one falls due.
 *
 * Any number of processes may sweep: a timer is no lock, so that nobody waits for a case while holding a timer that the case's command wants.
 * Its handler locks the subject and looks again; the timer ends in the same transaction, if it still has the version that was due.
 */
export function startSweep(ports: SweepPorts): Sweep {
  const kinds = Object.keys(ports.handlers);
  let stopped = false;
  let running: Promise<number> | null = null;
  let alarm: NodeJS.Timeout | undefined;

  const endOne = async (due: DueTimer): Promise<void> => {
    const handler = ports.handlers[due.kind];
    if (handler === undefined) return;
    const end = async (work: UnitOfWork) => {
      await handler(work, due.subjectId);
      pastFailPoint("sweep.after-lock");
      await work.query("delete from timers where kind = $1 and subject_id = $2 and version = $3 and due_at <= steward_now()", [
        due.kind,
        due.subjectId,
        due.version,
      ]);
      return { keep: true, answer: null };
    };
    await runUnitOfWork(ports.database, "system:clock", end, ports.participants);
    pastFailPoint("sweep.after-effect");
    ports.committed();
  };

  const sweepOnce = async (): Promise<number> => {
    const due: DueTimer[] = await ports.database.query(
      `select kind, subject_id as "subjectId", version from timers where due_at <= steward_now() and kind = any($1) order by due_at limit $2`,
      [kinds, AT_ONCE],
    );
    for (const timer of due) {
      if (stopped) break;
      // One that fails must not keep the others waiting; it stays due, and the next sweep tries it again.
      await endOne(timer).catch(ports.failed);
    }
    await armNext();
    return due.length;
  };

  const armNext = async (): Promise<void> => {
    const [next]: { inMs: number | null }[] = await ports.database.query(
      `select extract(epoch from min(due_at) - steward_now()) * 1000 as "inMs" from timers where due_at > steward_now() and kind = any($1)`,
      [kinds],
    );
    clearTimeout(alarm);
    const inMs = next?.inMs === null || next?.inMs === undefined ? Number.POSITIVE_INFINITY : Number(next.inMs);
    if (!stopped && inMs < EVERY_MS) alarm = setTimeout(tick, Math.max(1, inMs));
  };

  const sweep = (): Promise<number> => {
    running ??= sweepOnce().finally(() => {
      running = null;
    });
    return running;
  };
  const tick = () => {
    if (!stopped) sweep().catch(ports.failed);
  };
  const timer = setInterval(tick, EVERY_MS);
  return {
    sweep,
    async stop() {
      stopped = true;
      clearInterval(timer);
      clearTimeout(alarm);
      await Promise.allSettled([running]);
    },
  };
}
