import type { Client } from "pg";

/** What listening needs. */
export interface Listening {
  openListener(): Promise<Client>;
  /** Called for each notification, and once for each line that was opened anew: nobody told what happened while there was none. */
  heard(): void;
  failed(error: unknown): void;
}

/** A line on which the database says that the log grew. */
export interface Listener {
  /** Opens the line again if it was lost; does nothing while one stands or is being opened. */
  mend(): void;
  stop(): Promise<void>;
}

/** Listens for placings; the first line must open, and a lost one is opened again by `mend`. */
export async function keepListening({ openListener, heard, failed }: Listening): Promise<Listener> {
  let line: Client | null = null;
  let opening = false;
  let stopped = false;

  const open = async (): Promise<void> => {
    const client = await openListener();
    client.on("error", failed);
    client.on("notification", heard);
    client.on("end", () => {
      if (line === client) line = null;
    });
    try {
      await client.query("listen steward_events");
    } catch (error) {
      await client.end();
      throw error;
    }
    if (stopped) await client.end();
    else line = client;
  };
  await open();

  return {
    mend() {
      if (line !== null || opening || stopped) return;
      opening = true;
      open()
        .then(heard, failed)
        .finally(() => {
          opening = false;
        });
    },
    async stop() {
      stopped = true;
      await line?.end();
    },
  };
}
