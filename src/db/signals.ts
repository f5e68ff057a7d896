/** The channel on which processes tell each other that something short-lived about a subject changed; the payload is the subject's id. */
export const SIGNALS_CHANNEL = "steward_signals";

/** One watcher's ear for one subject. */
export interface SignalWatch {
  /** Settles once something was heard since it last settled, after `mostMs`, or when `signal` aborts, whichever is first. */
  changed(mostMs: number, signal: AbortSignal): Promise<void>;
  end(): void;
}

/** This process's ears for what is too short-lived for the log. */
export interface Signals {
  /** Hears about one subject from now on; whoever watches ends it. */
  watch(subjectId: string): SignalWatch;
  /** Called with the subject of each signal, and without one when signals may have been missed: everybody looks then. */
  heard(subjectId?: string): void;
}

interface Ear {
  heard: boolean;
  wake: () => void;
}

/** Hands signals on to whoever watches their subject. A signal says only when to look; the table is the truth. */
export function createSignals(): Signals {
  const ears = new Map<string, Set<Ear>>();
  return {
    watch(subjectId) {
      const ear: Ear = { heard: false, wake: () => undefined };
      const listening = ears.get(subjectId) ?? new Set<Ear>();
      ears.set(subjectId, listening.add(ear));
      return {
        changed: (mostMs, signal) => listen(ear, mostMs, signal),
        end() {
          listening.delete(ear);
          if (listening.size === 0 && ears.get(subjectId) === listening) ears.delete(subjectId);
        },
      };
    },
    heard(subjectId) {
      const heard = subjectId === undefined ? [...ears.values()].flatMap((listening) => [...listening]) : (ears.get(subjectId) ?? []);
      for (const ear of heard) {
        ear.heard = true;
        ear.wake();
      }
    },
  };
}

async function listen(ear: Ear, mostMs: number, signal: AbortSignal): Promise<void> {
  if (!ear.heard && !signal.aborted) {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => ear.wake(), mostMs);
      const wake = () => {
        clearTimeout(timer);
        signal.removeEventListener("abort", wake);
        resolve();
      };
      ear.wake = wake;
      signal.addEventListener("abort", wake, { once: true });
    });
  }
  ear.heard = false;
}
