import type { DataSource } from "typeorm";

/** Of the connections of a process, three in four may be in transactions; the rest stay free for reading and for placing. */
const SHARE = 0.75;
const LONGEST_WAIT_MS = 5_000;
// What PostgreSQL itself says when it has no connection left.
const TOO_MANY_CONNECTIONS = "53300";

/** Thrown where a transaction could not begin in time because too many others were running. */
export class NoTurn extends Error {
  override readonly name = "NoTurn";
  readonly code = TOO_MANY_CONNECTIONS;
}

interface Turnstile {
  free: number;
  waiting: (() => void)[];
}

const turnstiles = new WeakMap<DataSource, Turnstile>();

/**
 * Runs a transaction when it is its turn, in the order they came; after five seconds without one it is refused.
 *
 * Transactions on one case wait for each other. Were each to wait with a connection in hand, a crowd on one case would leave none for anybody
 * else, and those who queue for a connection give up long before those who queue for the case.
 */
export async function inTurn<T>(dataSource: DataSource, run: () => Promise<T>): Promise<T> {
  const turnstile = turnstiles.get(dataSource) ?? { free: turnsOf(dataSource), waiting: [] };
  turnstiles.set(dataSource, turnstile);
  if (turnstile.free > 0) turnstile.free -= 1;
  else await turnOf(turnstile);
  try {
    return await run();
  } finally {
    const next = turnstile.waiting.shift();
    if (next === undefined) turnstile.free += 1;
    else next();
  }
}

function turnsOf({ options }: DataSource): number {
  return Math.max(1, Math.floor(("poolSize" in options && options.poolSize !== undefined ? options.poolSize : 1) * SHARE));
}

function turnOf(turnstile: Turnstile): Promise<void> {
  return new Promise((resolve, reject) => {
    const enter = () => {
      clearTimeout(tooLong);
      resolve();
    };
    const tooLong = setTimeout(() => {
      turnstile.waiting.splice(turnstile.waiting.indexOf(enter), 1);
      reject(new NoTurn(`no transaction could begin within ${LONGEST_WAIT_MS} ms`));
    }, LONGEST_WAIT_MS);
    turnstile.waiting.push(enter);
  });
}
