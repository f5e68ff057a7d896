import type { Client } from "pg";

/** What listening needs. */
export interface Listening {
  openListener(): Promise<Client>;
  /**
   * What is listened to, by channel.
   *
   * Called with each notification's payload, and without one for a line that was opened anew: nobody told what happened while there was none.
   */
  channels: { readonly [channel: string]: (payload?: string) => void };
  failed(error: unknown): void;
}

/** A line on which the database says that something happened. */
export interface Listener {
  /** Opens the line again if it was lost; does nothing while one stands or is being opened. */
  mend(): void;
  stop(): Promise<void>;
}

/** Listens to channels; the first line must open, and a lost one is opened again by `mend`. */
export async function keepListening({ openListener, channels, failed }: Listening): Promise<Listener> {
  let line: Client | null = null;
  let opening = false;
  let stopped = false;

  const open = async (): Promise<void> => {
    const client = await openListener();
    client.on("error", failed);
    client.on("notification", ({ channel, payload }) => channels[channel]?.(payload));
    client.on("end", () => {
      if (line === client) line = null;
    });
    try {
      for (const channel of Object.keys(channels)) await client.query(`listen ${channel}`);
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
        .then(() => {
          for (const heard of Object.values(channels)) heard();
        }, failed)
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
