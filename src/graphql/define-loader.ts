import type { Context } from "./context";

/** Loads things by their keys; what was loaded once is remembered. */
export interface Loader<Key, Value> {
  load(key: Key): Promise<Value>;
  loadMany(keys: readonly Key[]): Promise<Value[]>;
}

/** Gives the loader of this request. */
export type LoaderOf<Key, Value> = (context: Context) => Loader<Key, Value>;

type Batch<Key, Value> = (keys: readonly Key[]) => Promise<readonly (Value | Error)[]>;

const MOST_AT_ONCE = 1_000;

/**
 * Defines how many things are loaded in one statement; each request remembers what it loaded, until a command changes something.
 *
 * The batch answers in the order of the keys. Keys that are no texts need `cacheKey`.
 */
export function defineLoader<Key, Value>(
  batch: (context: Context, keys: readonly Key[]) => Promise<readonly (Value | Error)[]>,
  cacheKey?: (key: Key) => string,
): LoaderOf<Key, Value> {
  // Laid into the scope itself: a weak map for each loader would have the garbage collector look through all of them.
  const place = Symbol("loader");
  return (context) => {
    const scope = context.loaderScope as { [place]?: Loader<Key, Value> };
    scope[place] ??= new RequestLoader<Key, Value>((keys) => batch(context, keys), cacheKey);
    return scope[place];
  };
}

interface Waiting<Key, Value> {
  readonly key: Key;
  resolve(value: Value): void;
  reject(error: unknown): void;
}

/**
 * One request's loader: one promise for each key, however often it is asked for.
 *
 * It does what the package of this name does and less: that makes a promise for every question, and a page of fifty cases asks four hundred.
 */
class RequestLoader<Key, Value> implements Loader<Key, Value> {
  private readonly known = new Map<unknown, Promise<Value>>();
  private waiting: Waiting<Key, Value>[] = [];

  constructor(
    private readonly batch: Batch<Key, Value>,
    private readonly cacheKey: ((key: Key) => string) | undefined,
  ) {}

  load(key: Key): Promise<Value> {
    const name = this.cacheKey === undefined ? key : this.cacheKey(key);
    const known = this.known.get(name);
    if (known !== undefined) return known;
    const loading = new Promise<Value>((resolve, reject) => {
      // After everything that is ready now has had its turn: what it asks for still comes into this batch.
      if (this.waiting.length === 0) void Promise.resolve().then(() => process.nextTick(() => this.dispatch()));
      this.waiting.push({ key, resolve, reject });
    });
    this.known.set(name, loading);
    return loading;
  }

  loadMany(keys: readonly Key[]): Promise<Value[]> {
    return Promise.all(keys.map((key) => this.load(key)));
  }

  private dispatch(): void {
    const all = this.waiting;
    this.waiting = [];
    for (let from = 0; from < all.length; from += MOST_AT_ONCE) void this.run(all.slice(from, from + MOST_AT_ONCE));
  }

  private async run(asked: readonly Waiting<Key, Value>[]): Promise<void> {
    try {
      const found = await this.batch(asked.map(({ key }) => key));
      if (found.length !== asked.length) throw new Error("a batch answers each of its keys");
      asked.forEach(({ resolve, reject }, place) => {
        const value = found[place] as Value | Error;
        if (value instanceof Error) reject(value);
        else resolve(value);
      });
    } catch (error) {
      // What failed is not what there is: the next question asks again.
      for (const { key, reject } of asked) {
        this.known.delete(this.cacheKey === undefined ? key : this.cacheKey(key));
        reject(error);
      }
    }
  }
}

/** Puts rows into the order of the keys that asked for them, with `null` where there is none. */
export function inOrder<Key, Row>(keys: readonly Key[], rows: readonly Row[], keyOf: (row: Row) => Key): (Row | null)[] {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => byKey.get(key) ?? null);
}

/** Gathers rows under the keys that asked for them, keeping their order. */
export function grouped<Key, Row>(keys: readonly Key[], rows: readonly Row[], keyOf: (row: Row) => Key): Row[][] {
  const byKey = new Map<Key, Row[]>(keys.map((key) => [key, []]));
  for (const row of rows) byKey.get(keyOf(row))?.push(row);
  return keys.map((key) => byKey.get(key) ?? []);
}
