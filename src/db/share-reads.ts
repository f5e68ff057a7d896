import { Client, type ClientConfig } from "pg";
import { runPrepared } from "./prepared-query";
import type { Statement } from "./unit-of-work";

/** How reads that many requests share are opened. */
export interface SharedReadsOptions {
  url: string;
  role: string;
  /** How many connections; each serves any number of requests at once. */
  connections: number;
}

/** A few connections through which short reads of all requests go, one behind the other, without waiting for each other's answers. */
export interface SharedReads {
  /** Reads rows; `null` where no connection stands just now. */
  read<Row extends object>(statement: Statement, values: readonly unknown[]): Promise<Row[]> | null;
  close(): Promise<void>;
}

interface Lane {
  client: Client | null;
  isOpening: boolean;
  /** Not before this instant is it opened again. */
  notBefore: number;
  underWay: number;
  isHeldBack: boolean;
}

const TRY_AGAIN_MS = 500;
const MOST_TOGETHER = 24;
/** A read that takes longer is broken off: it would hold up what others sent behind it. */
const LONGEST_READ_MS = 1_000;

/**
 * Opens the shared reads.
 *
 * What is asked within one turn of the event loop leaves in one write, and PostgreSQL answers in order: a page costs two or three exchanges
 * where a pool needs one for each statement, and a request holds no connection of its own. Only for statements that find rows by their keys:
 * whatever may take long would hold up what comes behind it.
 */
export function openSharedReads({ url, role, connections }: SharedReadsOptions): SharedReads {
  const lanes: Lane[] = Array.from({ length: connections }, () => ({
    client: null,
    isOpening: false,
    notBefore: 0,
    underWay: 0,
    isHeldBack: false,
  }));
  let isClosed = false;

  const open = (lane: Lane): void => {
    if (isClosed || lane.isOpening || performance.now() < lane.notBefore) return;
    lane.isOpening = true;
    const client = new Client(optionsOf(url, role));
    const lost = () => {
      if (lane.client === client) Object.assign(lane, { client: null, underWay: 0, isHeldBack: false });
    };
    client.on("error", lost);
    client.on("end", lost);
    client
      .connect()
      .then(
        () => {
          if (isClosed) return client.end();
          lane.client = client;
        },
        // Whoever asks meanwhile goes through the pool, which says in its own words what is wrong.
        () => {
          lane.notBefore = performance.now() + TRY_AGAIN_MS;
        },
      )
      .finally(() => {
        lane.isOpening = false;
      });
  };
  for (const lane of lanes) open(lane);

  return {
    read<Row extends object>(statement: Statement, values: readonly unknown[]): Promise<Row[]> | null {
      const lane = leastBusy(lanes, open);
      if (lane === null) return null;
      holdBack(lane);
      const { client } = lane;
      lane.underWay += 1;
      return runPrepared<Row>(lane.client, statement, values).then(
        (rows) => {
          if (lane.client === client) lane.underWay -= 1;
          return rows;
        },
        (error: unknown) => {
          if (lane.client === client) lane.underWay -= 1;
          throw error;
        },
      );
    },
    async close() {
      isClosed = true;
      await Promise.all(lanes.map(({ client }) => client?.end()));
    },
  };
}

function optionsOf(url: string, role: string): ClientConfig & { pipeline: boolean } {
  return {
    connectionString: url,
    pipeline: true,
    application_name: "steward-read",
    options: `-c role=${role}`,
    keepAlive: true,
    connectionTimeoutMillis: 2_000,
    statement_timeout: LONGEST_READ_MS,
    lock_timeout: 2_000,
    idle_in_transaction_session_timeout: 5_000,
  };
}

function leastBusy(lanes: readonly Lane[], open: (lane: Lane) => void): (Lane & { client: Client }) | null {
  let best: (Lane & { client: Client }) | null = null;
  for (const lane of lanes) {
    if (!stands(lane)) open(lane);
    // What is asked in one turn leaves in one write, as long as it does not queue up.
    else if (lane.isHeldBack && lane.underWay < MOST_TOGETHER) return lane;
    else if (best === null || lane.underWay < best.underWay) best = lane;
  }
  return best;
}

function stands(lane: Lane): lane is Lane & { client: Client } {
  return lane.client !== null;
}

// Held back until the turn ends, so that all that is asked in it leaves together.
function holdBack(lane: Lane & { client: Client }): void {
  if (lane.isHeldBack) return;
  lane.isHeldBack = true;
  const { stream } = (lane.client as unknown as { connection: { stream: { cork(): void; uncork(): void } } }).connection;
  stream.cork();
  setImmediate(() => {
    lane.isHeldBack = false;
    stream.uncork();
  });
}
